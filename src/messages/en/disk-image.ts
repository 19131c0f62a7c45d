const messages = {
  'disk.image.cut':
    'the image {{path}} ends at byte {{size}}, and parts of its disk lie behind that: it was cut off, or has not come whole.',
  'disk.image.cut.next':
    'Fetch it once more and run the command again; qemu-img check tells how much is missing. What is left can be read over qemu-nbd, which takes the rest for zeroes: nbd+unix:///?socket=PATH.',
  'disk.image.otherFiles':
    'the image {{path}} names another file, a backing file or a data file, that would be read or written as a part of it.',
  'disk.image.otherFiles.next':
    'If you trust it, make one image of it first: qemu-img convert -O qcow2 {{path}} WHOLE.qcow2, and copy that.',
  'disk.image.encrypted': 'the image {{path}} is encrypted, and its key is not known here.',
  'disk.image.encrypted.next':
    'Open it yourself with qemu-nbd and its key, and copy nbd+unix:///?socket=PATH; or copy the image as it is, under a name that does not end in .qcow2.',
  'disk.notice.image-corrupt':
    'The image says of itself that it is damaged (qemu-img check tells more). The copy is equal to what can be read of it, which need not be what the disk once held.',
  'disk.notice.image-snapshots_one':
    'The image keeps a snapshot inside. Only its disk as it is now is copied; qemu-img snapshot -l lists what stays behind.',
  'disk.notice.image-snapshots_other':
    'The image keeps {{count}} snapshots inside. Only its disk as it is now is copied; qemu-img snapshot -l lists what stays behind.',
} as const
export default messages
