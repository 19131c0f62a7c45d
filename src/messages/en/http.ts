const messages = {
  'http.connectTimeout': '{{method}} {{url}}: no connection within {{seconds}} s.',
  'http.connectTimeout.next': 'Check the address, your network and its firewalls, then run the command again.',
  'http.firstByteTimeout': '{{method}} {{url}}: the service took the call and gave no answer within {{seconds}} s.',
  'http.firstByteTimeout.next': 'Look at the state of the service, then run the command again.',
  'http.idleTimeout': '{{method}} {{url}}: the transfer stood still for {{seconds}} s.',
  'http.idleTimeout.next': 'Look at your network and at the state of the service, then run the command again.',
  'http.wholeTimeout': '{{method}} {{url}}: not finished within {{seconds}} s, retries included.',
  'http.wholeTimeout.next': 'Look at the state of the service, then run the command again.',
  'http.unknownHost': '{{method}} {{url}}: the name {{host}} is not known here ({{detail}}).',
  'http.unknownHost.next': 'Check the spelling of the address in the profile and your name servers.',
  'http.refused': '{{method}} {{url}}: {{host}} refuses connections ({{detail}}).',
  'http.refused.next': 'Check address and port in the profile, and whether the service runs.',
  'http.unreachable': '{{method}} {{url}}: there is no way to {{host}} ({{detail}}).',
  'http.unreachable.next': 'Check your network, VPN and proxy settings.',
  'http.tls':
    '{{method}} {{url}}: the certificate of {{host}} cannot be trusted, or it does not speak TLS ({{detail}}).',
  'http.tls.next':
    'If the cloud has an authority of its own, name its certificate as the CA file of the profile; check that the address should begin with https.',
  'http.reset': '{{method}} {{url}}: the connection was cut before an answer came ({{detail}}).',
  'http.reset.next': 'Look at your network, proxy and the state of the service, then run the command again.',
  'http.withheld': '(text withheld: it could not be cleaned of a secret)',
  'http.truncated': '{{method}} {{url}}: the answer broke off after {{received}} bytes (announced: {{expected}}).',
  'http.truncated.next': 'Look at your network and proxy, then run the command again.',
  'http.proxy': '{{method}} {{url}}: the proxy {{proxy}} does not let us through ({{detail}}).',
  'http.proxyKind': '{{url}}: the proxy {{proxy}} is one for {{kind}}, which is not supported; proxies for HTTP are.',
  'http.proxyKind.next': 'Name an HTTP proxy (http://host:port) in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or unset it.',
  'http.proxySilent':
    '{{method}} {{url}}: no answer within {{seconds}} s by way of the proxy {{proxy}}: it is silent, or the service behind it.',
  'http.proxySilent.next': 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and whether that proxy runs.',
  'http.stillSilent':
    '{{method}} {{url}}: the service was silent before, and gave no answer within {{seconds}} s this time either.',
  'http.stillSilent.next': 'Look at the state of the service, then run the command again.',
  'http.proxy.next': 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
  'http.notHttp': '{{method}} {{url}}: what answers there does not speak HTTP ({{detail}}).',
  'http.notHttp.next': 'Check the port, and whether the address should begin with https.',
  'http.tooLarge': '{{method}} {{url}}: the answer is larger than {{mebibytes}} MiB and was not read.',
  'http.tooLarge.next': 'Check that this is the address of an API.',
  'http.packed':
    '{{method}} {{url}}: the answer (status {{status}}) is packed ({{encoding}}), which we did not ask for, and cannot be unpacked.',
  'http.packed.next':
    'Look for a proxy on the way that packs answers or breaks them, and have it let them pass; then run the command again.',
  'http.html':
    '{{method}} {{url}}: a web page came instead of data (status {{status}}{{title}}); that is no API, or a portal or proxy answers for it.',
  'http.htmlTitle': ', title: {{title}}',
  'http.html.next':
    'Check that the address in the profile is that of the API (for OpenStack: of Keystone), and whether a login page or a proxy of your network stands in between.',
  'http.notJson': '{{method}} {{url}}: the answer (status {{status}}) is not JSON.',
  'http.notJson.next': 'Check that this is the address of an API; if it is, tell the provider (request {{requestId}}).',
  'http.emptyAnswer': '{{method}} {{url}}: the answer (status {{status}}) is empty; data were expected.',
  'http.emptyAnswer.next':
    'Run the command again; if it stays, check that this is the address of an API and tell the provider (request {{requestId}}).',
  'http.endedEarly':
    '{{method}} {{url}}: the answer (status {{status}}) ended early, after {{received}} bytes, in the middle of its JSON.',
  'http.endedEarly.next':
    'Look at your network and proxy, then run the command again; if it stays, tell the provider (request {{requestId}}).',
  'http.unexpectedShape': '{{method}} {{url}}: the answer lacks what its API promises: {{detail}}.',
  'http.unexpectedShape.next':
    'Check that the address is the right service and version; if it is, tell us about it (request {{requestId}}).',
  'http.redirected': '{{method}} {{url}}: the service sends us elsewhere, to {{target}} (status {{status}}).',
  'http.elsewhereWithheld': 'an address that is not shown, since it may repeat the secret',
  'http.redirected.next':
    'If you trust that address, write it into the profile; credentials do not follow by themselves.',
  'http.bodyLength': '{{method}} {{url}}: {{promised}} bytes were announced, the source gave {{sent}}.',
  'http.bodyLength.next': 'Make sure that nothing changes the source while it is read, then run the command again.',
  'http.lostPage': '{{method}} {{url}}: the list goes on, but where is not told.',
  'http.lostPage.next': 'Tell the provider: its pagination is broken, and the list cannot be read to its end.',
  'http.pageLoop': '{{method}} {{url}}: the list comes back to a page already read, after {{pages}} pages.',
  'http.pageLoop.next': 'Tell the provider: its pagination is broken, and the list cannot be read to its end.',
  'http.emptyPages':
    '{{method}} {{url}}: the list gives page after page with nothing new and never ends ({{pages}} pages read).',
  'http.emptyPages.next': 'Tell the provider: its pagination is broken, and the list cannot be read to its end.',
  'http.tooManyPages': '{{method}} {{url}}: the list has more than {{pages}} pages and was not read further.',
  'http.tooManyPages.next': 'Tell the provider: either its pagination never ends, or its pages are far too small.',
  'http.tooLongList':
    '{{method}} {{url}}: the list was not at its end after {{seconds}} s ({{pages}} pages, {{records}} records read).',
  'http.tooLongList.next':
    'Run the command again; if it stays, tell the provider: its pagination never ends, or it is far too slow.',
  'http.rateLimited':
    '{{method}} {{url}}: the service answered {{status}} and wants no call for the next {{wait}}, that is before {{until}}.',
  'http.rateLimited.next': 'Run the command again after that; if it comes often, ask the provider for a higher rate.',
  'http.heldBack': '{{method}} {{url}}: not asked, because the service wants no call before {{until}}.',
  'http.heldBack.next': 'Run the command again after that; if it comes often, ask the provider for a higher rate.',
  'http.status': '{{method}} {{url}}: the service answered {{status}}: {{detail}}',
  'http.status.unnamed.next': 'If it stays, ask the provider.',
  'http.status.next': 'If it stays, ask the provider and name request {{requestId}}.',
}

export default messages
