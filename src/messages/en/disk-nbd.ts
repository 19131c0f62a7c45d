const messages = {
  'disk.notice.target-cannot-flush':
    'The server of the target does not take flushes, so nobody knows when what it was given is safe. It is proven as the server has it; if that machine fails soon after, run the same command again.',
  'disk.nbd.readOnly': 'the server at {{name}} gives its disk for reading only.',
  'disk.nbd.readOnly.next': 'Let the server export it for writing and run the command again.',
  'disk.nbd.oddSize':
    'the server at {{name}} takes whole blocks of {{block}} bytes only, and its disk has {{size}}: nobody can reach the last {{rest}} bytes.',
  'disk.nbd.oddSize.next':
    'Let it round the disk up to whole blocks: nbdkit --filter=truncate … round-up={{block}}, as the last of the filters. Then run the command again.',
  'disk.nbd.shutDown': 'the server at {{name}} is shutting down and takes no more requests.',
  'disk.nbd.shutDown.next': 'Start it again, then run the same command: a copy goes on where it stopped.',
  'disk.nbd.changed': 'the disk at {{name}} has another size than before the connection broke.',
  'disk.nbd.changed.next': 'Check what the server exports now.',
  'disk.nbd.otherDisk':
    'another disk is behind {{name}} now: over a new connection {{differing}} of {{looked}} pieces are not what was read or written there before.',
  'disk.nbd.otherDisk.next':
    'Nothing else was read from it or written to it. See what is served there. When it is the first disk again, run the same command again: a copy goes on where it stopped.',
  'disk.nbd.otherMap':
    'another disk may be behind {{name}} now: over a new connection its zeroes are elsewhere than before, and no data is known by which to tell.',
  'disk.nbd.otherMap.next':
    'Nothing was read from it or written to it. See what is served there, and run the same command again.',
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
  'disk.nbd.noTls': 'the server {{name}} has no TLS.',
  'disk.nbd.noTls.next':
    'Start it with TLS (nbdkit --tls=require --tls-certificates=DIR), or use nbd:// on a line that is your own.',
  'disk.nbd.untrusted': 'the certificate of {{name}} is not to be trusted: {{reason}}.',
  'disk.nbd.untrusted.next':
    'Make sure that it is the right server. Name the folder with its authority as ca-cert.pem: nbds://…?tls-certificates=DIR; another name in the certificate: tls-hostname=NAME.',
  'disk.nbd.noCertificates': 'the folder {{folder}} has neither ca-cert.pem nor client-cert.pem.',
  'disk.nbd.noCertificates.next': 'Correct tls-certificates in the address.',
  'disk.nbd.tooLarge': 'the server’s disk has {{bytes}} bytes, more than this program can count (2^53 - 1, 8 PiB).',
  'disk.nbd.tooLarge.next': 'Serve the part of it that is meant: nbdkit --filter=truncate … truncate=BYTES.',
  'disk.nbd.tlsRequired': 'the server speaks with TLS only.',
  'disk.nbd.tlsRequired.next': 'Write nbds:// instead of nbd:// (or nbds+unix:// instead of nbd+unix://).',
  'disk.nbd.unnamed':
    '{{path}} tells of a copy from the server {{before}} and not of which of its disks: nobody can say whether that was {{source}}; {{name}} is left as it is.',
  'disk.nbd.unnamed.next':
    'If it was, or if {{name}} is to become a copy of {{source}}, run the command again with --overwrite: everything is compared anew. Otherwise choose another target or another --state.',
} as const
export default messages
