// SPDX-License-Identifier: GPL-2.0-only
/* The names by which a message is known. */
#include "hash.h"
#include "names.h"

static u64 hash_span(const char *buf, struct span s)
{
	return nfsip_hash(buf + s.off, s.len);
}

void nfsip_dialog_name_of(const char *buf, const struct sip_msg *msg,
			  struct nfsip_dialog_name *name)
{
	u64 id = hash_span(buf, msg->call_id);

	name->id = buf + msg->call_id.off;
	name->id_len = msg->call_id.len;
	/* RFC 2543 knew no tags: an empty one is a tag like any other, for the
	 * party that begins
	 */
	name->from = nfsip_hash_join(id, hash_span(buf, msg->from_tag));
	name->to = msg->to_tag.len ?
		   nfsip_hash_join(id, hash_span(buf, msg->to_tag)) : 0;
}

u64 nfsip_txn_key_of(const char *buf, const struct sip_msg *msg,
		     bool is_outbound)
{
	bool request_is_outbound = msg->is_request == is_outbound;
	u64 key = hash_span(buf, msg->via.branch);

	key = nfsip_hash_join(key, hash_span(buf, msg->call_id));
	key = nfsip_hash_join(key, hash_span(buf, msg->cseq_method));
	return nfsip_hash_join(key, (u64)msg->cseq << 1 | request_is_outbound);
}
