const messages = {
  'disk.notice.gpt-backup-moved':
    'The partition table of this disk (GPT) keeps its backup at the end, and {{target}} is larger than the source: the backup is not at its end any more. Repair it with sgdisk -e on that disk.',
  'disk.notice.torn-journal':
    'The journal is not whole to its end: {{bytes}} bytes, from the first line on that is cut short or damaged, are left out; the work goes on from the line before.',
  'disk.notice.journal-distrusted':
    'The target does not hold what the journal says: the whole target is read again, and nothing is taken on trust.',
  'disk.notice.source-changed-since':
    'The source has changed since it was copied, or the copy was interrupted: all of it is compared with the target again.',
  'disk.notice.target-changed-since':
    'The target may have changed since the last copy: it is read again before anything is compared with it.',
  'disk.notice.target-touched_one': 'Somebody has written to the target since the last copy: one block differed.',
  'disk.notice.target-touched_other':
    'Somebody has written to the target since the last copy: {{count}} blocks differed.',
  'disk.notice.source-changes-unseen':
    'Whether a device or a server was written to while it was read cannot be seen. What was read is of one moment only if nothing wrote there: take a snapshot (of a copy, say so with --frozen), or stop what uses it.',
  'disk.notice.source-mounted':
    'What is read is in use: {{device}} is mounted on {{place}} and may be written to. What is written there meanwhile is read in part, and what is only in memory not at all. Unmount it, or take a snapshot.',
  'disk.notice.source-in-use':
    'What is read is in use by {{by}}, which may write to it meanwhile. Stop it, or take a snapshot.',
  'disk.notice.looks-like-qcow2':
    'The source begins as a qcow2 image does, and is copied byte for byte. If its disk was meant, give it a name that ends in .qcow2.',
  'disk.notice.stream-begins-anew':
    'An earlier stream to this target did not come to its end. A stream cannot go on in its middle, so this one is read from its first byte; what the target has already is not written again.',
  'disk.notice.control-file-unreadable':
    'The control file cannot be understood; the limits stay as they are. It may have inFlight (1 to 256), bandwidthMibps (a number or null) and parallel (1 to 64).',
} as const
export default messages
