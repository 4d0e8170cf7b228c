// SPDX-License-Identifier: GPL-2.0-only
/*
 * The first match of a flow: prioritised tuple space.
 *
 *	tuples, by their best rank	buckets		candidates, by rank
 *	 src/32 dport		-> hash ->  3 |		hash, rank, match
 *	 dst/24 proto		-> hash ->  5 |--->	hash, rank, match
 *	 (nothing)		-> hash ->  5 |
 *
 * A bucket is the index of its first candidate; the next bucket's ends it. The
 * walk ends at a tuple whose best rank is behind what has been found, and leaves
 * out tuples in which nobody has the flow's source, or its destination: those
 * which do are a set of bits under the hash of each of its prefixes.
 */

#include "contract.h"
#include "classify.h"
#include "shape.h"

/* As many as a set has bits */
#define TUPLES_MAX	64

/**
 * struct tuple - matches of the same shape
 * @best: rank of the first one
 * @base: index of its first bucket
 * @mask: number of its buckets, less 1
 * @shape: their shape
 */
struct tuple {
	u32			best;
	u32			base;
	u32			mask;
	struct wanp_shape	shape;
};

/**
 * struct candidate - a match in the table of its tuple
 * @hash: of its key
 * @rank: its place in the list
 * @match: the match
 */
struct candidate {
	u32				hash;
	u32				rank;
	const struct wanp_match		*match;
};

/**
 * struct table - the matches of one family
 * @tuple: the tuples by their best rank
 * @bucket: buckets of all tuples, and one more where the last one ends
 * @candidate: candidates of all buckets
 * @having: sets of tuples, by the hash of a prefix which matches in them have
 * @having_mask: number of @having, less 1
 * @n_tuples: number of @tuple
 * @src_lengths: to what lengths tuples reduce sources, bit n for n steps
 * @dst_lengths: likewise destinations
 */
struct table {
	struct tuple		*tuple;
	u32			*bucket;
	struct candidate	*candidate;
	u64			*having;
	u32			having_mask;
	u32			n_tuples;
	u32			src_lengths;
	u32			dst_lengths;
};

struct wanp_classifier {
	struct table	family[2];
};

/* Building */

/**
 * struct plan - the matches of one family, and their tuples in the making
 * @table: the result
 * @matches: all matches
 * @n: number of @matches
 * @n_own: how many of them are of this family
 * @family: NFPROTO_*
 * @code: shape of each match as a number; of those of this family
 * @hash: of the key of each match
 * @fixed: this match keeps its tuple
 * @count: how many matches have each code
 * @index: place of each code among the tuples
 */
struct plan {
	struct table			*table;
	const struct wanp_match *const	*matches;
	u32				n;
	u32				n_own;
	u8				family;
	u16				*code;
	u32				*hash;
	bool				*fixed;
	u32				*count;
	u16				*index;
};

static bool is_own(const struct plan *plan, u32 i)
{
	u8 family = plan->matches[i]->family;

	return !family || family == plan->family;
}

/* Returns the number of tuples after this round. */
static u32 count_tuples(struct plan *plan, u8 round)
{
	u32 i, n = 0;

	memset(plan->count, 0, WANP_SHAPE_CODES * sizeof(*plan->count));
	plan->n_own = 0;
	for (i = 0; i < plan->n; i++) {
		if (!is_own(plan, i))
			continue;
		if (!plan->fixed[i])
			plan->code[i] = wanp_shape_code(plan->matches[i], round);
		n += !plan->count[plan->code[i]]++;
		plan->n_own++;
	}
	return n;
}

/*
 * Too many tuples: the large ones stay, all others are reduced further. Fewer
 * than 32 are large, and the last round knows but 32, of two lengths each.
 */
static u32 plan_tuples(struct plan *plan)
{
	u32 i, n;
	u8 round;

	for (round = 0; round < WANP_SHAPE_ROUNDS; round++) {
		n = count_tuples(plan, round);
		if (n <= TUPLES_MAX)
			break;
		for (i = 0; i < plan->n; i++)
			if (is_own(plan, i) &&
			    plan->count[plan->code[i]] > plan->n_own / 32)
				plan->fixed[i] = true;
	}
	return n;
}

/* Twice as many as candidates: looking in vain mostly finds nothing at all. */
static u32 buckets_for(u32 count)
{
	return 2U << fls(count - 1);
}

/* In order of rank, so each tuple is met at its best. Returns all buckets. */
static u32 make_tuples(struct plan *plan)
{
	struct table *table = plan->table;
	struct tuple *tuple;
	u32 i, base = 0;

	for (i = 0; i < plan->n; i++) {
		u32 count = is_own(plan, i) ? plan->count[plan->code[i]] : 0;

		if (!count)
			continue;
		plan->count[plan->code[i]] = 0;
		plan->index[plan->code[i]] = table->n_tuples;
		tuple = &table->tuple[table->n_tuples++];
		tuple->shape = wanp_shape_of(plan->code[i]);
		tuple->best = i;
		tuple->base = base;
		tuple->mask = buckets_for(count) - 1;
		base += buckets_for(count);
		table->src_lengths |= BIT(tuple->shape.src);
		table->dst_lengths |= BIT(tuple->shape.dst);
	}
	return base;
}

/* A flow that this match is about, as far as its key is concerned */
static struct nf_wan_key flow_of(const struct wanp_match *match, u8 family)
{
	return (struct nf_wan_key){
		.saddr	= match->src.addr,
		.daddr	= match->dst.addr,
		.sport	= htons(match->sport.min),
		.dport	= htons(match->dport.min),
		.family	= family,
		.proto	= match->proto,
	};
}

static void note_prefix(struct table *table, u32 hash, u16 tuple)
{
	table->having[hash & table->having_mask] |= BIT_ULL(tuple);
}

static u32 hash_match(struct plan *plan, u32 i)
{
	struct nf_wan_key key = flow_of(plan->matches[i], plan->family);
	u16 index = plan->index[plan->code[i]];
	const struct wanp_shape *shape = &plan->table->tuple[index].shape;

	note_prefix(plan->table, wanp_shape_hash_src(shape->src, &key), index);
	note_prefix(plan->table, wanp_shape_hash_dst(shape->dst, &key), index);
	return wanp_shape_hash(shape, &key);
}

static const struct tuple *tuple_of(const struct plan *plan, u32 i)
{
	return &plan->table->tuple[plan->index[plan->code[i]]];
}

/* From the last to the first: then each bucket ends where it has to begin. */
static void fill_buckets(struct plan *plan, u32 n_buckets)
{
	struct table *table = plan->table;
	const struct tuple *tuple;
	u32 i, *bucket;

	for (i = 0; i < plan->n; i++) {
		if (!is_own(plan, i))
			continue;
		tuple = tuple_of(plan, i);
		plan->hash[i] = hash_match(plan, i);
		table->bucket[tuple->base + (plan->hash[i] & tuple->mask)]++;
	}
	for (i = 1; i <= n_buckets; i++)
		table->bucket[i] += table->bucket[i - 1];
	for (i = plan->n; i-- > 0;) {
		if (!is_own(plan, i))
			continue;
		tuple = tuple_of(plan, i);
		bucket = &table->bucket[tuple->base +
					(plan->hash[i] & tuple->mask)];
		table->candidate[--*bucket] = (struct candidate){
			.hash	= plan->hash[i],
			.rank	= i,
			.match	= plan->matches[i],
		};
	}
}

static bool build(struct plan *plan)
{
	struct table *table = plan->table;
	u32 n_tuples, n_buckets;

	n_tuples = plan_tuples(plan);
	table->tuple = kvcalloc(n_tuples, sizeof(*table->tuple), GFP_KERNEL);
	table->candidate = kvcalloc(plan->n_own, sizeof(*table->candidate),
				    GFP_KERNEL);
	if (!table->tuple || !table->candidate)
		return false;
	n_buckets = make_tuples(plan);
	table->bucket = kvcalloc(n_buckets + 1, sizeof(*table->bucket),
				 GFP_KERNEL);
	table->having_mask = buckets_for(plan->n_own + TUPLES_MAX) - 1;
	table->having = kvcalloc(table->having_mask + 1, sizeof(*table->having),
				 GFP_KERNEL);
	if (!table->bucket || !table->having)
		return false;
	fill_buckets(plan, n_buckets);
	return true;
}

static bool build_family(struct plan *plan)
{
	bool good = false;

	plan->code = kvcalloc(plan->n, sizeof(*plan->code), GFP_KERNEL);
	plan->hash = kvcalloc(plan->n, sizeof(*plan->hash), GFP_KERNEL);
	plan->fixed = kvcalloc(plan->n, sizeof(*plan->fixed), GFP_KERNEL);
	plan->count = kvcalloc(WANP_SHAPE_CODES, sizeof(*plan->count), GFP_KERNEL);
	plan->index = kvcalloc(WANP_SHAPE_CODES, sizeof(*plan->index), GFP_KERNEL);
	if (plan->code && plan->hash && plan->fixed && plan->count &&
	    plan->index)
		good = build(plan);
	kvfree(plan->code);
	kvfree(plan->hash);
	kvfree(plan->fixed);
	kvfree(plan->count);
	kvfree(plan->index);
	return good;
}

static u8 table_of(u8 family)
{
	return family == NFPROTO_IPV6;
}

struct wanp_classifier *
wanp_classifier_new(const struct wanp_match *const *matches, u32 n)
{
	static const u8 families[] = { NFPROTO_IPV4, NFPROTO_IPV6 };
	struct wanp_classifier *classifier;
	u8 i;

	classifier = kvzalloc(sizeof(*classifier), GFP_KERNEL);
	for (i = 0; classifier && i < 2; i++) {
		struct plan plan = {
			.table	= &classifier->family[table_of(families[i])],
			.family	= families[i],
			.matches = matches,
			.n	= n,
		};

		if (build_family(&plan))
			continue;
		wanp_classifier_free(classifier);
		classifier = NULL;
	}
	return classifier;
}

void wanp_classifier_free(struct wanp_classifier *classifier)
{
	u8 i;

	if (!classifier)
		return;
	for (i = 0; i < 2; i++) {
		kvfree(classifier->family[i].tuple);
		kvfree(classifier->family[i].bucket);
		kvfree(classifier->family[i].candidate);
		kvfree(classifier->family[i].having);
	}
	kvfree(classifier);
}

/* Looking up */

/**
 * struct search - what is looked for
 * @key: the flow
 * @from: the least rank that counts
 * @first: the best rank so far
 */
struct search {
	const struct nf_wan_key	*key;
	u32			from;
	u32			first;
};

/* Tuples in which some match has this source; seldom one more */
static u64 having_src(const struct table *table, const struct nf_wan_key *key)
{
	u32 lengths, hash;
	u64 set = 0;

	for (lengths = table->src_lengths; lengths; lengths &= lengths - 1) {
		hash = wanp_shape_hash_src(__ffs(lengths), key);
		set |= table->having[hash & table->having_mask];
	}
	return set;
}

static u64 having_dst(const struct table *table, const struct nf_wan_key *key)
{
	u32 lengths, hash;
	u64 set = 0;

	for (lengths = table->dst_lengths; lengths; lengths &= lengths - 1) {
		hash = wanp_shape_hash_dst(__ffs(lengths), key);
		set |= table->having[hash & table->having_mask];
	}
	return set;
}

static void search_tuple(const struct table *table, const struct tuple *tuple,
			 struct search *search)
{
	u32 hash = wanp_shape_hash(&tuple->shape, search->key);
	const u32 *bucket = &table->bucket[tuple->base + (hash & tuple->mask)];
	const struct candidate *at = &table->candidate[bucket[0]];
	const struct candidate *end = &table->candidate[bucket[1]];

	WANP_STEP();
	for (; at < end && at->rank < search->first; at++) {
		WANP_STEP();
		if (at->hash != hash || at->rank < search->from ||
		    !wanp_match_key(at->match, search->key))
			continue;
		search->first = at->rank;
		break;
	}
}

u32 wanp_classify(const struct wanp_classifier *classifier,
		  const struct nf_wan_key *key, u32 from)
{
	const struct table *table = &classifier->family[table_of(key->family)];
	struct search search = {
		.key	= key,
		.from	= from,
		.first	= WANP_RANK_NONE,
	};
	const struct tuple *tuple;
	u64 set;

	set = having_src(table, key) & having_dst(table, key);
	for (; set; set &= set - 1) {
		tuple = &table->tuple[__ffs64(set)];
		if (tuple->best > search.first)
			break;
		search_tuple(table, tuple, &search);
	}
	return search.first;
}
