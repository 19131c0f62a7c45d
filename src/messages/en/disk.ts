const messages = {
  'disk.cannotOpen': 'cannot open the disk {{path}}: {{reason}}.',
  'disk.cannotOpen.next': 'Check the path and your rights to it, and run the command again.',
  'disk.cannotRead': 'cannot read {{name}} at byte {{offset}}: {{reason}}.',
  'disk.cannotRead.next':
    'Look at the health of that disk or server, then run the same command again: it goes on where it stopped.',
  'disk.cannotWrite': 'cannot write {{name}} at byte {{offset}}: {{reason}}.',
  'disk.cannotWrite.next':
    'Make room or look at the health of that disk or server, then run the same command again: it goes on where it stopped.',
  'disk.shorter': '{{name}} ends at byte {{offset}}, before its end: it became shorter while it was read.',
  'disk.shorter.next': 'Stop whatever changes it, or copy a snapshot, and run the command again.',
  'disk.manifestDamaged': 'the manifest {{path}} is damaged or of another version; nothing it says can be believed.',
  'disk.manifestDamaged.next':
    'Remove that file and run the command again with --overwrite: the whole disk is then written anew.',
  'disk.targetExists':
    'the target exists already and no copy of ours has made it (there is no {{name}}); it is left as it is.',
  'disk.targetExists.next': 'Choose another target, or write over it with --overwrite.',
  'disk.targetTooSmall': 'the target {{name}} has {{target}} bytes, the source has {{source}}: it does not fit.',
  'disk.targetTooSmall.next': 'Make the target at least as large as the source and run the command again.',
  'disk.sourceChanged':
    '{{name}} was written to while it was copied: the target is not a copy of any one moment of it.',
  'disk.sourceChanged.next':
    'Stop whatever writes to it, or copy a snapshot, and run the same command again: only what differs is copied.',
  'disk.proofFailed':
    'the target {{name}} does not read back as it was written: {{blocks}} blocks of 512 KiB differ, the first is number {{first}}.',
  'disk.proofFailed.next':
    'Suspect the disk, its memory or its server. Running the same command again writes the whole disk anew and proves it again.',
} as const
export default messages
