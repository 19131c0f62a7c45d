/** A ratio of what two cases took in one round. */
const ratio =
  (one, other, what = 'wall') =>
  (round) =>
    round[one]?.[what] / round[other]?.[what]
const value = (one, what) => (round) => round[one]?.[what]

/** What is judged: the design's bars. Less is better, unless `least`. */
export const bars = [
  {
    what: 'file → file with journal against `qemu-img convert -W -m 16`',
    bar: 1.3,
    of: ratio('broker, written', 'qemu-img convert -W -m 16'),
  },
  {
    what: 'copy and read-back proof against `nbdcopy` + `cmp`',
    bar: 0.4,
    of: ratio('broker, written and proven', 'nbdcopy + cmp'),
  },
  { what: 'memory of a copy', bar: 140, unit: 'MiB', of: value('broker, written and proven', 'rssMib') },
  {
    what: 'delta of 1 %: bytes sent against bytes changed',
    bar: 1.05,
    of: value('broker, delta written', 'sentShare'),
  },
  {
    what: 'delta of 1 % against a full `qemu-img convert -n`',
    bar: 1.3,
    of: ratio('broker, delta written', 'qemu-img convert -n'),
  },
  {
    what: 'delta of 1 % against `rsync --inplace --no-whole-file`',
    bar: 0.15,
    of: ratio('broker, delta written', 'rsync --inplace --no-whole-file'),
  },
  {
    what: 'delta of 1 %, target read back whole, against `rsync`, which reads nothing back',
    of: ratio('broker, delta written and proven', 'rsync --inplace --no-whole-file'),
  },
  {
    what: 'NBD → NBD with manifest: rate against `nbdcopy`',
    bar: 0.9,
    least: true,
    of: ratio('nbdcopy NBD to NBD', 'broker NBD to NBD, written'),
  },
  {
    what: 'NBD → NBD, the client alone: rate against `nbdcopy`',
    bar: 1.1,
    least: true,
    of: ratio('nbdcopy NBD to NBD', 'NBD client alone, no manifest'),
  },
  {
    what: 'NBD over TCP, 40 ms: rate of the defaults against one connection',
    bar: 3.2,
    least: true,
    of: ratio('TCP at 40 ms, one connection', 'TCP at 40 ms, the defaults'),
  },
  {
    what: 'NBD over SSH, 40 ms: rate of the defaults against one connection',
    bar: 3.2,
    least: true,
    of: ratio('SSH at 40 ms, one connection', 'SSH at 40 ms, the defaults'),
  },
  {
    what: '8 TiB with 100 MiB of data: memory',
    bar: 120,
    unit: 'MiB',
    of: value('broker, 8 TiB with 100 MiB of data', 'rssMib'),
  },
  {
    what: 'manifest of 1 TiB: memory to write it',
    bar: 150,
    unit: 'MiB',
    of: value('manifest of 1 TiB, written', 'rssMib'),
  },
  { what: 'manifest of 1 TiB: size', bar: 65, unit: 'MiB', of: value('manifest of 1 TiB, written', 'mib') },
]
