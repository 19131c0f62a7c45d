const messages = {
  'help.disk.copy': 'copy a disk, prove it, go on after a crash, bring a copy up to date',
  'help.disk.copy.description':
    'Makes TARGET equal to SOURCE, block by block of 512 KiB, and proves it by reading TARGET back. After an interruption the same command goes on where it stopped; on a finished copy it writes only the blocks that differ. A disk is a raw image or device, FILE.qcow2 (needs qemu-nbd), nbd://HOST[:PORT]/EXPORT, nbds://… with TLS, nbd+unix:///EXPORT?socket=PATH, or ssh://[USER@]HOST/dev/X (needs nbdkit there). “-” is standard input (raw), or standard output (--format); what is printed otherwise goes to standard error then. The journal (.broker-journal), the manifest (.broker-manifest) and the control file (.broker-control.json) lie beside TARGET, or in the current folder for a TARGET that is no file. The control file may change the limits while a copy runs: {"inFlight": 8, "bandwidthMibps": 20}.',
  'help.disk.copy.example.1': 'broker disk copy server.img server-copy.img',
  'help.disk.copy.example.1.says': 'Copy an image; holes stay holes',
  'help.disk.copy.example.2': 'broker disk copy ssh://root@old.example.org/dev/sda server.qcow2 --bandwidth 50',
  'help.disk.copy.example.2.says': 'Fetch the disk of a server into an image, at 50 MiB a second at most',
  'help.disk.copy.example.3': 'broker disk copy server.img - --format qcow2 | ssh host "cat > server.qcow2"',
  'help.disk.copy.example.3.says': 'Hand a disk on as an image, without a file in between',
  'help.disk.verify': 'compare two disks, or a disk with a manifest, block by block',
  'help.disk.verify.description':
    'Reads both and tells how many blocks differ; exit code 7 when any does. SOURCE may also be a manifest: a file that ends in .broker-manifest, or that begins as manifests do; the result says so. Where TARGET is larger, the rest of it must be zeroes. Nothing is written.',
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
  'help.disk.arg.manifest': 'file to write, to be given to verify; usually NAME.broker-manifest',
  'help.disk.flag.overwrite': 'write over a target that exists and was not made by an earlier copy',
  'help.disk.flag.frozen':
    'the source is a snapshot and cannot change: go on after an interruption without reading it again',
  'help.disk.flag.state': 'beginning of the names of journal, manifest, control file and lock',
  'help.disk.flag.as': 'what SOURCE is, whatever its name and its first bytes say',
  'help.disk.flag.format': 'what is written to “-”: the bytes as they are, or an image whose holes take no room',
  'help.disk.flag.size': 'length of the stream that is read from “-”, where it is known: *.qcow2 needs it',
  'help.disk.flag.list': 'copy every line of a file, SOURCE TARGET each, several at a time',
  'help.disk.flag.parallel': 'disks of a list at one time, 1 to 64',
  'help.disk.copy.example.4': 'broker disk copy --list disks.txt --parallel 8',
  'help.disk.copy.example.4.says': 'Copy many disks in one run; the same command again does only what is missing',
  'help.disk.flag.bandwidth': 'read no more than so many MiB a second',
  'help.disk.flag.in-flight': 'blocks of 512 KiB on their way at one time, 1 to 256',
  'help.disk.flag.connections': 'connections to one server, 1 to 16',
  'help.disk.flag.timeout': 'seconds for which a server may be silent while an answer is due, 1 to 86400',

  'disk.stream.notHere': '“-” is a stream, and this needs a disk that can be read at any place of it.',
  'disk.stream.notHere.next': 'Store the stream first: broker disk copy - FILE.',
  'disk.stream.terminal': 'a disk is not read from or written to a terminal.',
  'disk.stream.terminal.next': 'Redirect it: broker disk copy DISK - > FILE, or … | broker disk copy - DISK.',
  'disk.stream.closed': 'nobody takes what is written to standard output: {{reason}}.',
  'disk.stream.closed.next': 'See why the program behind the pipe has ended, and run both again from the beginning.',
  'disk.stream.shorter': 'the stream {{name}} ended after {{came}} bytes; {{announced}} were announced.',
  'disk.stream.shorter.next':
    'See why the program in front of the pipe has ended early, or correct --size, and run both again.',
  'disk.stream.ended':
    'the stream ended after {{came}} bytes, and {{name}} is the copy of one of {{before}}: it is not cut, and what lies behind is as it was.',
  'disk.stream.ended.next':
    'See why the program in front of the pipe has ended, and run both again. If the disk has become shorter, say so: --size BYTES, or --overwrite.',
  'disk.stream.longer': 'the stream {{name}} goes on after the {{announced}} bytes that were announced.',
  'disk.stream.longer.next': 'Correct --size and run both programs again.',
  'disk.stream.noRoom': 'the stream has more bytes than the target {{name}} has room for.',
  'disk.stream.noRoom.next': 'Give a larger target and run both programs again.',
  'disk.stream.needsSize': 'the image {{name}} has to know its size before the first byte of a stream.',
  'disk.stream.needsSize.next': 'Say how many bytes will come: --size BYTES.',
  'disk.stream.flag': '{{flag}} makes sense only with “-” on its side.',
  'disk.stream.flag.next': 'Leave it out: --format is for a copy to “-”, --size for a copy from “-”.',
  'disk.noFolder': 'the folder {{folder}} does not exist.',
  'disk.noFolder.next': 'Make it (mkdir -p {{folder}}) or name another place, and run the command again.',
  'disk.noStateFolder': 'the files about the copy cannot be written to the folder {{folder}}: {{reason}}.',
  'disk.noStateFolder.next': 'Let this user write there, or name another place for them with --state.',
  'disk.stateAmongDevices':
    'the files about {{name}} would lie in /dev, where nothing is kept when the machine starts again.',
  'disk.stateAmongDevices.next': 'Run the command in another folder, or name a place for them with --state.',
  'disk.stateIsDisk': '{{path}} is where a file about this copy is to be kept, and a disk of it as well.',
  'disk.stateIsDisk.next': 'Name another place for the files about the copy with --state.',
  'disk.cannotOpen': 'cannot open {{path}}: {{reason}}.',
  'disk.cannotOpen.next': 'Check the path and your rights to it, and run the command again.',
  'disk.stream.empty': 'nothing came on standard input; the target is left as it is.',
  'disk.stream.empty.next': 'See why the program in front of the pipe gave nothing, and run both again.',
  'disk.empty': '{{name}} has no bytes; nothing was written.',
  'disk.empty.next': 'See why it is empty, and name the disk that was meant.',
  'disk.interrupted.next':
    'Run the same command again: a copy goes on where it stopped; a stream has to come again from its beginning.',
  'disk.noDisk.link': '{{path}} is a link to a place where nothing is.',
  'disk.noDisk.link.next': 'Name the place itself, or remove the link.',
  'disk.noDisk.folder': '{{path}} is a folder, not a disk.',
  'disk.noDisk.folder.next': 'Name a file or a block device.',
  'disk.noDisk.pipe': '{{path}} is a pipe or a socket, not a disk that can be read at any place of it.',
  'disk.noDisk.pipe.next': 'Redirect it: broker disk copy - TARGET < PIPE, or broker disk copy SOURCE - > PIPE.',
  'disk.noDisk.device': '{{path}} is a character device, not a disk.',
  'disk.noDisk.device.next': 'Name a file or a block device.',
  'disk.noDisk.noDevice': 'there is no device {{path}}, and a file among the devices is kept in memory only.',
  'disk.noDisk.noDevice.next': 'See which devices there are (lsblk), or name a file in another folder.',
  'disk.noDisk.madeUp': '{{path}} is no real file: the system makes it up while it is read.',
  'disk.noDisk.madeUp.next': 'Name a file or a block device.',
  'disk.location.parameter': 'an address of a disk has no parameter “{{name}}” here.',
  'disk.location.parameter.next':
    'nbd+unix:// takes socket; nbds:// takes tls-certificates and tls-hostname. Correct the address.',
  'disk.location.fragment': 'an address of a disk has no part behind “#”: it would be left out.',
  'disk.location.fragment.next': 'If “#” belongs to the name, write %23 for it.',
  'disk.location.secret':
    'the address {{place}} has a name or a password in front that this protocol has no use for, or that would be seen by others.',
  'disk.location.secret.next': 'Leave it out. For NBD, use TLS certificates; for SSH, keys.',
  'disk.system': 'the system refuses {{call}} {{path}}: {{reason}}.',
  'disk.system.next':
    'Check that place: its folder must exist, have room, and let you write. Then run the same command again.',
  'disk.cannotRead': 'cannot read {{name}} at byte {{offset}}: {{reason}}.',
  'disk.cannotRead.next':
    'Look at the health of that disk or server, then run the same command again: a copy goes on where it stopped.',
  'disk.cannotWrite': 'cannot write {{name}} at byte {{offset}}: {{reason}}.',
  'disk.cannotWrite.next':
    'Make room or look at the health of that disk or server, then run the same command again: it goes on where it stopped.',
  'disk.shorter': '{{name}} ends at byte {{offset}}, before its end: it became shorter while it was read.',
  'disk.shorter.next': 'Stop whatever changes it, or copy a snapshot, and run the command again.',
  'disk.verify.noManifest': '{{path}} is no manifest, or its beginning is damaged.',
  'disk.verify.noManifest.next': 'If it is a disk, compare it as one: --as disk. A manifest has to be made again.',
  'disk.verify.swapped': '{{target}} is a manifest, not a disk.',
  'disk.verify.swapped.next':
    'Name the manifest first: broker disk verify {{target}} DISK. If it is a disk that only begins so, say what {{source}} is: --as disk or --as manifest.',
  'disk.manifestDamaged': 'the manifest {{path}} is damaged or of another version; nothing it says can be believed.',
  'disk.manifestDamaged.next':
    'Remove that file. To write the whole target of a copy anew, run the copy again with --overwrite.',
  'disk.journalForeign': 'the journal {{path}} is not of this version of broker; nothing it says can be believed.',
  'disk.journalForeign.next': 'Remove it, and run the copy again with --overwrite: the whole target is written anew.',
  'disk.journalDamaged':
    'the journal {{path}} of an interrupted copy is damaged: its first line is not whole. Target and journal are left as they are.',
  'disk.journalDamaged.next':
    'Keep the journal if you want to know why. If {{name}} may be written anew, run the command again with --overwrite.',
  'disk.notManifest': '{{path}} exists and is no manifest; it is left as it is.',
  'disk.notManifest.next': 'Choose another name for the manifest.',
  'disk.targetExists':
    'the target exists already and no copy of ours has made it (there is no {{name}}); it is left as it is.',
  'disk.targetExists.next': 'Choose another target, or write over it with --overwrite.',
  'disk.inUse':
    '{{path}} is mounted, or something else of this machine has it (RAID, LVM, another copy); nothing was written.',
  'disk.inUse.next': 'Unmount it (lsblk shows what uses it) and run the command again.',
  'disk.held.loop':
    '{{path}} is attached to the loop device {{device}}, which may write to it: what is mounted from there would be broken, or break the copy.',
  'disk.held.loop.next':
    'Unmount what is on {{device}} (lsblk {{device}}), detach it (losetup -d {{device}}) and run the command again. --overwrite does not change this.',
  'disk.held.process': '{{path}} is open as a disk in another program: {{process}}.',
  'disk.held.process.next':
    'Shut down that virtual machine, or end that program, and run the command again. --overwrite does not change this.',
  'disk.held.unseen':
    '{{path}} is open as a disk in another program: it has the locks of QEMU. Which process that is cannot be seen from here.',
  'disk.held.unseen.next':
    'Look for it as root (fuser -v {{path}}), shut down that virtual machine, or end that program, and run the command again. --overwrite does not change this.',
  'disk.targetTouched': 'something else has written to the target {{name}} while it was read back.',
  'disk.targetTouched.next': 'See to it that nothing else writes there, then run the same command again.',
  'disk.targetResized': 'something else has made the target {{name}} longer or shorter while it was copied.',
  'disk.targetResized.next': 'See to it that nothing else writes there, then run the same command again.',
  'disk.targetReplaced':
    'something else has taken the place of the target {{name}} while it was copied: what was copied is not what is there now.',
  'disk.targetReplaced.next': 'See what has moved or removed it, and run the copy again.',
  'disk.targetTooSmallFile': 'the target {{name}} has {{target}} bytes, the source has {{source}}: it does not fit.',
  'disk.targetTooSmallFile.next': 'Make it longer (truncate -s {{source}} {{name}}) and run the command again.',
  'disk.targetTooSmallImage': 'the target {{name}} has {{target}} bytes, the source has {{source}}: it does not fit.',
  'disk.targetTooSmallImage.next':
    'Make its disk longer (qemu-img resize {{name}} {{source}}) and run the command again.',
  'disk.notOurs':
    'the files of state ({{path}}) are about another target or another source than these; {{name}} is left as it is.',
  'disk.notOurs.next':
    'Choose another target or another --state. If {{name}} may be lost, run the command again with --overwrite.',
  'disk.full':
    'no room is left for {{name}}, at byte {{offset}} ({{reason}}): it may have its full length already, but not its content.',
  'disk.full.next':
    'Make room and run the same command again: it goes on where it stopped. To give it up, remove {{name}} and the files beside it.',
  'disk.otherSource':
    '{{path}} tells of a copy of {{before}} to this target, not of {{source}}; {{name}} is left as it is.',
  'disk.otherSource.next':
    'If {{name}} is to become a copy of {{source}} – the same disk by another name, or another one – run the command again with --overwrite; what it is known to have already is not written again. Otherwise name {{before}}, another target or another --state.',
  'disk.sourceDiffers':
    '{{source}} does not hold what was copied from it before: of {{looked}} blocks that were read again, {{differing}} differ. The name may lead to another disk now; {{name}} is left as it is.',
  'disk.sourceDiffers.next':
    'Check that {{source}} is the disk that you mean. If {{name}} is to become a copy of it as it is now, run the command again with --overwrite: everything is compared anew.',
  'disk.targetTooSmall': 'the target {{name}} has {{target}} bytes, the source has {{source}}: it does not fit.',
  'disk.targetTooSmall.next': 'Make the target at least as large as the source and run the command again.',
  'disk.smaller': '{{name}} has {{target}} bytes and should have {{source}}: they cannot be equal.',
  'disk.smaller.next': 'Check that you compare the right two disks.',
  'disk.sourceChanged':
    '{{name}} was written to while it was copied: the target is not a copy of any one moment of it.',
  'disk.sourceChanged.next':
    'Stop whatever writes to it, or copy a snapshot, and run the same command again: only what differs is copied.',
  'disk.readChanged':
    '{{name}} was written to, removed or replaced while it was read: what was found is not of any one moment of it.',
  'disk.readChanged.next': 'Stop whatever writes to it, or read a snapshot, and run the command again.',
  'disk.sourceReplaced':
    '{{name}} was removed while it was copied, or something else has taken its place: the target is not a copy of what is there now.',
  'disk.sourceReplaced.next':
    'See what has moved or removed it, and run the same command again: only what differs is copied.',
  'disk.proofFailed':
    'the target {{name}} does not read back as it was written. Blocks of 512 KiB that differ: {{blocks}}; the first is number {{first}}.',
  'disk.proofFailed.next':
    'Either something else has written to it, now or while a copy was interrupted (another machine, a mounted file system), or the disk, its memory or its server fails. See to it that nothing else writes there, then run the same command again: it reads the target, writes what differs and proves it again. If it fails once more, suspect the disk.',
  'disk.same': 'source and target are the same disk.',
  'disk.same.next': 'Name another target.',
  'disk.location': '“{{text}}” is no place of a disk.',
  'disk.location.next':
    'Give a path, nbd://HOST[:PORT]/EXPORT, nbds://… for TLS, nbd+unix:///EXPORT?socket=PATH or ssh://[USER@]HOST/dev/X.',
  'disk.noTool': '{{tool}} is needed for this and is not installed.',
  'disk.noTool.next': 'Install it (Debian and Ubuntu: apt install {{package}}) and run the command again.',
  'disk.locked': 'another process works on this target: {{pid}} on {{host}}.',
  'disk.locked.next':
    'Wait until it has ended, or stop it. If that machine is gone for good, remove {{path}} and run the command again.',
  'disk.noLock': '{{path}} is no lock; it is left as it is.',
  'disk.noLock.next': 'Move it away, or name another place for the files about the copy with --state.',
  'disk.badNumber': '{{flag}} must be a number from {{low}} to {{high}}.',
  'disk.badNumber.next': 'Correct it and run the command again.',

  'disk.ssh.noNbdkit': 'nbdkit is not installed on {{host}}.',
  'disk.ssh.noNbdkit.next': 'Install it there (Debian and Ubuntu: apt install nbdkit) and run the command again.',
  'disk.ssh.hostKey': 'the key of {{host}} is not the one that is known: {{reason}}.',
  'disk.ssh.hostKey.next':
    'Make sure that it is the right server. Connect once with {{command}} to accept its key, or remove an old one with ssh-keygen -R.',
  'disk.ssh.denied': '{{host}} does not let you in: {{reason}}.',
  'disk.ssh.denied.next':
    'Make {{command}} work without a question first: the key belongs in an agent or as IdentityFile in your ssh configuration.',
  'disk.ssh.failed': 'the connection to {{host}} failed: {{reason}}.',
  'disk.ssh.failed.next':
    'Try {{command}}; when it works, run the same command again: a copy goes on where it stopped.',
  'disk.ssh.remote': 'nbdkit on {{host}} cannot serve {{path}}: {{reason}}.',
  'disk.ssh.remote.next': 'Check the path and the rights of that user on {{host}}; devices usually need root.',

  'disk.phase.rehash': 'reading the target again',
  'disk.phase.copy': 'copying',
  'disk.phase.proof': 'proving',
  'disk.phase.hash': 'reading',
  'disk.progress': '{{phase}}: {{done}} of {{total}}',
  'disk.progress.rate': '{{progress}}, {{rate}}/s, {{left}} left',
  'disk.progress.unknown': '{{phase}}: {{done}}',
  'disk.progress.rateOnly': '{{progress}}, {{rate}}/s',
  'disk.size.bytes_one': 'one byte',
  'disk.size.bytes_other': '{{value}} bytes',
  'disk.size.MiB': '{{value}} MiB',
  'disk.size.GiB': '{{value}} GiB',
  'disk.size.TiB': '{{value}} TiB',
  'disk.left.seconds': '{{value}} s',
  'disk.left.minutes': '{{value}} min',
  'disk.left.hours': '{{value}} h',

  'disk.copy.full': '{{source}} is copied to {{target}} and proven equal.',
  'disk.copy.delta': '{{target}} is brought up to date with {{source}} and proven equal.',
  'disk.copy.resumed': 'The interrupted copy of {{source}} to {{target}} is completed and proven equal.',
  'disk.received': 'The stream is written to {{target}}, and proven equal.',
  'disk.sent': '{{source}} went to standard output.',
  'disk.streamed': 'The stream was {{streamed}} long.',
  'disk.sha256': 'SHA-256 of the stream: {{sum}}',
  'disk.sizes': '{{size}}, with {{data}} of data.',
  'disk.written': 'Written: {{written}}.',
  'disk.padded': 'The target is {{padded}} larger; that part is proven to be zeroes.',
  'disk.proof.full-readback': 'Proof: every block was read back from the disk itself.',
  'disk.proof.cached': 'Proof: every block was read back, perhaps from memory in front of the disk.',
  'disk.proof.transport-only':
    'No proof: nobody knows what became of the stream. Compare its SHA-256 where it arrives, or run broker disk verify there.',
  'disk.root': 'Root: {{root}}',
  'disk.manifest': 'Manifest: {{path}}',
  'disk.readAsManifest': '{{source}} was read as a manifest; with --as disk its own bytes are compared.',
  'disk.equal': '{{source}} and {{target}} are equal.',
  'disk.different_one': '{{source}} and {{target}} differ in one block of 512 KiB, number {{first}}.',
  'disk.different_other':
    '{{source}} and {{target}} differ in {{count}} blocks of 512 KiB; the first is number {{first}}.',
  'disk.paddingHolds': '{{target}} holds data beyond the end of {{source}}.',
} as const
export default messages
