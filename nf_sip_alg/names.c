// SPDX-License-Identifier: GPL-2.0-only
/* The names by which a message is known. */
#include "hash.h"
#include "names.h"

static u64 hash_under(u64 over, const char *buf, struct span s)
{
	return nfsip_hash_under(over, buf + s.off, s.len);
}

u64 nfsip_call_id_of(const char *buf, const struct sip_msg *msg)
{
	return nfsip_hash(buf + msg->call_id.off, msg->call_id.len);
}

void nfsip_dialog_name_of(const char *buf, const struct sip_msg *msg, u64 id,
			  struct nfsip_dialog_name *name)
{
	name->id = buf + msg->call_id.off;
	name->id_len = msg->call_id.len;
	/* RFC 2543 knew no tags: an empty one is a tag like any other, for the
	 * party that begins
	 */
	name->from = hash_under(id, buf, msg->from_tag);
	name->to = msg->to_tag.len ? hash_under(id, buf, msg->to_tag) : 0;
}

u64 nfsip_txn_key_of(const char *buf, const struct sip_msg *msg, u64 id,
		     bool is_outbound)
{
	bool request_is_outbound = msg->is_request == is_outbound;
	u64 key = hash_under(id, buf, msg->via.branch);

	if (msg->method == SIP_OTHER)
		key = hash_under(key, buf, msg->cseq_method);
	return nfsip_hash_join(key, (u64)msg->method << 33 |
				    (u64)msg->cseq << 1 | request_is_outbound);
}
