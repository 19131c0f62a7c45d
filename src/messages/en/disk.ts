const messages = {
  'help.disk.copy': 'copy a disk, prove it, go on after a crash, bring a copy up to date',
  'help.disk.copy.description':
    'Makes TARGET equal to SOURCE, block by block of 512 KiB, and proves it by reading TARGET back. After an interruption the same command goes on where it stopped; on a finished copy it writes only the blocks that differ. A disk is a raw image or device, FILE.qcow2 (needs qemu-nbd), nbd://HOST[:PORT]/EXPORT, nbd+unix:///EXPORT?socket=PATH, or ssh://[USER@]HOST/dev/X (needs nbdkit there). The journal (.broker-journal), the manifest (.broker-manifest) and the control file (.broker-control.json) lie beside TARGET, or in the current folder for a TARGET that is no file. The control file may change the limits while a copy runs: {"inFlight": 8, "bandwidthMibps": 20}.',
  'help.disk.copy.example.1': 'broker disk copy server.img server-copy.img',
  'help.disk.copy.example.1.says': 'Copy an image; holes stay holes',
  'help.disk.copy.example.2': 'broker disk copy ssh://root@old.example.org/dev/sda server.qcow2 --bandwidth 50',
  'help.disk.copy.example.2.says': 'Fetch the disk of a server into an image, at 50 MiB a second at most',
  'help.disk.verify': 'compare two disks, or a disk with a manifest, block by block',
  'help.disk.verify.description':
    'Reads both and tells how many blocks differ; exit code 7 when any does. SOURCE may also be a file that ends in .broker-manifest. Where TARGET is larger, the rest of it must be zeroes. Nothing is written.',
  'help.disk.verify.example.1': 'broker disk verify server.img server-copy.img',
  'help.disk.verify.example.1.says': 'Are both the same?',
  'help.disk.verify.example.2': 'broker disk verify server.img.broker-manifest nbd://10.0.0.5/server',
  'help.disk.verify.example.2.says': 'Is it still what the manifest says?',
  'help.disk.manifest': 'write what every block of a disk holds',
  'help.disk.manifest.description':
    'Reads SOURCE and writes FILE: for each block of 512 KiB its SHA-256, or that it is zero, and one root over all of them. Equal roots mean equal disks.',
  'help.disk.manifest.example.1': 'broker disk manifest /dev/vg0/server server.broker-manifest',
  'help.disk.manifest.example.1.says': 'Write down what a volume holds today',
  'help.disk.manifest.example.2': 'broker disk manifest server.qcow2 server.broker-manifest --json',
  'help.disk.manifest.example.2.says': 'The same of an image, and print its root as JSON',
  'help.disk.arg.source': 'disk to read',
  'help.disk.arg.target': 'disk to write',
  'help.disk.arg.compared': 'disk to compare with it',
  'help.disk.arg.expected': 'disk as it should be, or its manifest',
  'help.disk.arg.manifest': 'file to write; a name that ends in .broker-manifest can be given to verify',
  'help.disk.flag.overwrite': 'write over a target that exists and was not made by an earlier copy',
  'help.disk.flag.frozen':
    'the source is a snapshot and cannot change: go on after an interruption without reading it again',
  'help.disk.flag.state': 'beginning of the names of journal, manifest, control file and lock',
  'help.disk.flag.bandwidth': 'read no more than so many MiB a second',
  'help.disk.flag.in-flight': 'blocks of 512 KiB on their way at one time, 1 to 256',
  'help.disk.flag.connections': 'connections to one server, 1 to 16',
  'help.disk.flag.timeout': 'seconds for which a server may be silent while an answer is due',

  'disk.cannotOpen': 'cannot open {{path}}: {{reason}}.',
  'disk.cannotOpen.next': 'Check the path and your rights to it, and run the command again.',
  'disk.cannotRead': 'cannot read {{name}} at byte {{offset}}: {{reason}}.',
  'disk.cannotRead.next':
    'Look at the health of that disk or server, then run the same command again: a copy goes on where it stopped.',
  'disk.cannotWrite': 'cannot write {{name}} at byte {{offset}}: {{reason}}.',
  'disk.cannotWrite.next':
    'Make room or look at the health of that disk or server, then run the same command again: it goes on where it stopped.',
  'disk.shorter': '{{name}} ends at byte {{offset}}, before its end: it became shorter while it was read.',
  'disk.shorter.next': 'Stop whatever changes it, or copy a snapshot, and run the command again.',
  'disk.manifestDamaged': 'the manifest {{path}} is damaged or of another version; nothing it says can be believed.',
  'disk.manifestDamaged.next':
    'Remove that file. To write the whole target of a copy anew, run the copy again with --overwrite.',
  'disk.targetExists':
    'the target exists already and no copy of ours has made it (there is no {{name}}); it is left as it is.',
  'disk.targetExists.next': 'Choose another target, or write over it with --overwrite.',
  'disk.targetTooSmall': 'the target {{name}} has {{target}} bytes, the source has {{source}}: it does not fit.',
  'disk.targetTooSmall.next': 'Make the target at least as large as the source and run the command again.',
  'disk.smaller': '{{name}} has {{target}} bytes and should have {{source}}: they cannot be equal.',
  'disk.smaller.next': 'Check that you compare the right two disks.',
  'disk.sourceChanged':
    '{{name}} was written to while it was copied: the target is not a copy of any one moment of it.',
  'disk.sourceChanged.next':
    'Stop whatever writes to it, or copy a snapshot, and run the same command again: only what differs is copied.',
  'disk.proofFailed':
    'the target {{name}} does not read back as it was written: {{blocks}} blocks of 512 KiB differ, the first is number {{first}}.',
  'disk.proofFailed.next':
    'Suspect the disk, its memory or its server. Running the same command again writes the whole disk anew and proves it again.',
  'disk.same': 'source and target are the same disk.',
  'disk.same.next': 'Name another target.',
  'disk.location': '“{{text}}” is no place of a disk.',
  'disk.location.next':
    'Give a path, nbd://HOST[:PORT]/EXPORT, nbd+unix:///EXPORT?socket=PATH or ssh://[USER@]HOST/dev/X.',
  'disk.noTool': '{{tool}} is needed for this and is not installed.',
  'disk.noTool.next': 'Install it (Debian and Ubuntu: apt install qemu-utils) and run the command again.',
  'disk.locked': 'another process works on this target: {{pid}} on {{host}}.',
  'disk.locked.next':
    'Wait until it has ended, or stop it. If that machine is gone for good, remove {{path}} and run the command again.',
  'disk.badNumber': '{{flag}} must be a number from {{low}} to {{high}}.',
  'disk.badNumber.next': 'Correct it and run the command again.',
  'disk.nbd.readOnly': 'the server at {{name}} gives its disk for reading only.',
  'disk.nbd.readOnly.next': 'Let the server export it for writing and run the command again.',
  'disk.nbd.changed': 'the disk at {{name}} has another size than before the connection broke.',
  'disk.nbd.changed.next': 'Check what the server exports now.',
  'disk.nbd.lost': 'the connection to {{name}} broke before what was written over it was safe; some of it may be lost.',
  'disk.nbd.lost.next': 'Run the same command again: it goes on from the last point that was safe.',
  'disk.nbd.stalled': 'the server at {{name}} does not answer any more ({{request}}).',
  'disk.nbd.stalled.next':
    'Look at the server and the line to it, then run the same command again: a copy goes on where it stopped. A slow server may need a longer --timeout.',
  'disk.nbd.noExport': 'the server at {{name}} has no disk called “{{export}}”.',
  'disk.nbd.noExport.next': 'Ask the server what it exports, for example with nbdinfo --list.',
  'disk.nbd.protocol': 'the server at {{name}} breaks the protocol: {{reason}}.',
  'disk.nbd.protocol.next': 'Check that it is an NBD server, and which version; nothing it sent was used.',
  'disk.nbd.broken': 'the connection to {{name}} failed: {{reason}}.',
  'disk.nbd.broken.next':
    'Check the address and that the server runs, then run the same command again: a copy goes on where it stopped.',

  'disk.notice.torn-journal':
    'The last line of the journal was cut short ({{bytes}} bytes) and is left out; the work goes on from the line before.',
  'disk.notice.journal-distrusted':
    'The target does not hold what the journal says: the whole target is read again, and nothing is taken on trust.',
  'disk.notice.source-changed-since':
    'The source has changed since the copy was interrupted: the whole target is compared with it again.',
  'disk.notice.target-changed-since':
    'The target may have changed since the last copy: it is read again before anything is compared with it.',
  'disk.notice.target-touched_one': 'Somebody has written to the target since the last copy: one block differed.',
  'disk.notice.target-touched_other':
    'Somebody has written to the target since the last copy: {{count}} blocks differed.',
  'disk.notice.control-file-unreadable': 'The control file cannot be understood; the limits stay as they are.',

  'disk.phase.rehash': 'reading the target again',
  'disk.phase.copy': 'copying',
  'disk.phase.proof': 'proving',
  'disk.phase.hash': 'reading',
  'disk.progress': '{{phase}}: {{done}} of {{total}}',
  'disk.progress.rate': '{{progress}}, {{rate}}/s, {{left}} left',
  'disk.size.MiB': '{{value}} MiB',
  'disk.size.GiB': '{{value}} GiB',
  'disk.size.TiB': '{{value}} TiB',
  'disk.left.seconds': '{{value}} s',
  'disk.left.minutes': '{{value}} min',
  'disk.left.hours': '{{value}} h',

  'disk.copy.full': '{{source}} is copied to {{target}} and proven equal.',
  'disk.copy.delta': '{{target}} is brought up to date with {{source}} and proven equal.',
  'disk.copy.resumed': 'The interrupted copy of {{source}} to {{target}} is completed and proven equal.',
  'disk.sizes': '{{size}}, of which {{data}} hold data.',
  'disk.written': '{{written}} were written.',
  'disk.padded': 'The target is {{padded}} larger; that part is proven to be zeroes.',
  'disk.proof.full-readback': 'Proof: every block was read back from the disk itself.',
  'disk.proof.cached': 'Proof: every block was read back, perhaps from memory in front of the disk.',
  'disk.root': 'Root: {{root}}',
  'disk.manifest': 'Manifest: {{path}}',
  'disk.equal': '{{source}} and {{target}} are equal.',
  'disk.different_one': '{{source}} and {{target}} differ in one block of 512 KiB, number {{first}}.',
  'disk.different_other':
    '{{source}} and {{target}} differ in {{count}} blocks of 512 KiB; the first is number {{first}}.',
  'disk.paddingHolds': '{{target}} holds data beyond the end of {{source}}.',
} as const
export default messages
