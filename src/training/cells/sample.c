/*
 * A ring of messages. Written for this book: no model has learned
 * from it.
 */
#include <linux/slab.h>
#include "ring.h"

#define RING_SIZE	64
#define RING_MASK	(RING_SIZE - 1)

struct ring {
	struct device *dev;
	spinlock_t lock;
	u32 head, tail;
	const char *name;	/* as the user gave it */
	struct message *slot[RING_SIZE];
};

/* How many messages wait. The counters run freely and may wrap. */
static u32 ring_used(const struct ring *ring)
{
	return ring->head - ring->tail;
}

static bool ring_full(struct ring *ring)
{
	return ring_used(ring) == RING_SIZE;
}

int ring_push(struct ring *ring, struct message *msg)
{
	unsigned long flags;
	int ret = 0;

	if (!ring || !msg)
		return -EINVAL;

	spin_lock_irqsave(&ring->lock, flags);
	if (ring_full(ring)) {
		dev_warn(ring->dev, "ring %s is full\n", ring->name);
		ret = -ENOSPC;
	} else {
		ring->slot[ring->head & RING_MASK] = msg;
		ring->head++;
	}
	spin_unlock_irqrestore(&ring->lock, flags);

	return ret;
}
EXPORT_SYMBOL(ring_push);

/*
 * Takes the oldest message out of the ring. The caller owns it
 * from now on, and frees it when nobody needs it any more.
 */
struct message *ring_pop(struct ring *ring)
{
	struct message *msg = NULL;
	unsigned long flags;

	spin_lock_irqsave(&ring->lock, flags);
	if (ring_used(ring) > 0) {
		msg = ring->slot[ring->tail & RING_MASK];
		ring->slot[ring->tail & RING_MASK] = NULL;
		ring->tail++;
	}
	spin_unlock_irqrestore(&ring->lock, flags);

	return msg;
}

#ifdef CONFIG_DEBUG_FS
static int ring_show(struct seq_file *m, void *data)
{
	struct ring *ring = m->private;
	u32 i;

	seq_printf(m, "name: %s\n", ring->name);
	seq_printf(m, "used: %u of %d\n", ring_used(ring), RING_SIZE);

	/* The lock is not taken: a number may be old, and none is wrong. */
	for (i = ring->tail; i != ring->head; i++) {
		struct message *msg = ring->slot[i & RING_MASK];

		if (msg && (msg->flags & MSG_URGENT))
			seq_puts(m, "!");
		seq_printf(m, "%4u: %s\n", i, msg ? msg->text : "(gone)");
	}

	return 0;
}
#endif /* CONFIG_DEBUG_FS */

static void ring_drain(struct ring *ring)
{
	struct message *msg;

	while ((msg = ring_pop(ring)) != NULL) {
		if (msg->flags & MSG_KEEP)
			continue;
		kfree(msg);
	}
}

/**
 * ring_init - set up an empty ring
 * @ring: the ring
 * @dev: the device that it belongs to, for messages
 * @name: a short name; the ring keeps a copy
 *
 * Returns 0, or a negative error code.
 */
int ring_init(struct ring *ring, struct device *dev, const char *name)
{
	if (strlen(name) >= RING_NAME_LEN) {
		dev_err(dev, "the name '%s' is too long\n", name);
		return -ENAMETOOLONG;
	}

	memset(ring, 0, sizeof(*ring));
	spin_lock_init(&ring->lock);
	ring->dev = dev;
	ring->name = kstrdup(name, GFP_KERNEL);
	if (!ring->name)
		return -ENOMEM;

	dev_dbg(dev, "ring %s has %d slots\n", name, RING_SIZE);
	return 0;
}

void ring_fini(struct ring *ring)
{
	if (ring_used(ring) != 0)
		dev_warn(ring->dev, "%u messages are lost\n", ring_used(ring));

	ring_drain(ring);
	kfree(ring->name);
	ring->name = NULL;
}

static int ring_parse(struct ring *ring, const char *line)
{
	u32 first, last;

	if (sscanf(line, "%u-%u", &first, &last) != 2) {
		pr_err("ring: cannot read \"%s\"\n", line);
		return -EINVAL;
	}
	if (first > last || last >= RING_SIZE) {
		pr_err("ring: %u-%u is out of range\n", first, last);
		return -ERANGE;
	}

	while (first <= last) {
		switch (ring->slot[first] ? ring->slot[first]->kind : 0) {
		case MSG_TEXT:
			pr_info("%u: \"%s\"\n", first, ring->slot[first]->text);
			break;
		case MSG_NUMBER:
			pr_info("%u: %d\n", first, ring->slot[first]->number);
			break;
		default:
			/* An empty slot, or a kind that we do not know. */
			pr_info("%u: nothing\n", first);
		}
		first++;
	}

	return 0;
}

#if RING_SIZE > 32
/* Half of the ring is enough to wake up whoever reads it. */
#define RING_WAKE	(RING_SIZE / 2)
#else
#define RING_WAKE	1
#endif

void ring_kick(struct ring *ring, bool force)
{
	/* Nobody is woken for a single message unless it is urgent. */
	if (!force && (ring_used(ring) < RING_WAKE || !ring->reader)) {
		dev_dbg(ring->dev, "no need to wake \"%s\"\n", ring->name);
		return;
	}

	if (ring->reader) {
		wake_up_process(ring->reader);
		ring->woken++;
	} else {
		/*
		 * The reader has gone. What it left is thrown away,
		 * and the next one begins with an empty ring.
		 */
		dev_warn(ring->dev, "ring %s has no reader\n", ring->name);
		ring_drain(ring);
	}
}

static const char *const ring_states[] = {
	"empty",
	"in use",
	"full",
	"lost",	/* its device has gone */
};

const char *ring_state(struct ring *ring)
{
	if (!ring->dev)
		return ring_states[3];
	if (ring_full(ring))
		return ring_states[2];

	/* Neither full nor lost: is there anything in it at all? */
	return ring_states[ring_used(ring) > 0];
}
