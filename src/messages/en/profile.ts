const messages = {
  'profile.help.summary': 'write down how to reach one account of a provider',
  'profile.help.description':
    'Adds a profile to a profiles file, with comments; what stands in the file stays. A profile names the place of the credentials (an entry of clouds.yaml, the OS_ variables, a folder), never the credentials themselves: there is no question for a password, and nothing secret is stored.',
  'profile.help.example.1': 'broker init profile',
  'profile.help.example.2': 'broker init profile production --provider openstack --cloud mycloud --region GRA11',
  'profile.help.example.1.says': 'Answer the questions',
  'profile.help.example.2.says': 'Everything by flags, in one line',
  'profile.help.arg.name': 'what you call it',
  'profile.help.flag.provider': 'kind of provider',
  'profile.help.flag.preset': 'whose OpenStack cloud it is',
  'profile.help.flag.cloud': 'its name in clouds.yaml; left out: the OS_ variables count',
  'profile.help.flag.region': 'region, as the provider writes it',
  'profile.help.flag.interface': 'which endpoints are called',
  'profile.help.flag.ca-file': 'certificates to trust besides the usual ones',
  'profile.help.flag.proxy': 'address of an HTTP proxy',
  'profile.help.flag.base-url': 'address of the identity service in place of the one beside the credentials',
  'profile.help.flag.path': 'folder of a directory cloud',
  'profile.help.arg.profile':
    'a name in your profiles file, openstack:CLOUD (of clouds.yaml), openstack (the OS_ variables) or directory:PATH',
  'profile.help.flag.profiles':
    'profiles file; left out: $BROKER_PROFILES, ./broker-profiles.yaml, then broker/profiles.yaml where your settings lie',

  'profile.ask.name': 'What do you call it?',
  'profile.ask.provider': 'What kind of provider is it?',
  'profile.ask.preset': 'Whose OpenStack cloud is it?',
  'profile.ask.cloud': 'What is it called in clouds.yaml? (empty: the OS_ variables count)',
  'profile.ask.region': 'Which region? (empty: the one beside the credentials)',
  'profile.ask.interface': 'Which endpoints are called?',
  'profile.ask.caFile': 'A file of certificates to trust besides the usual ones? (empty: none)',
  'profile.ask.path': 'Which folder?',
  'profile.choice.openstack': 'OpenStack',
  'profile.choice.directory': 'a folder on this machine',
  'profile.choice.generic': 'any other, or your own',
  'profile.choice.preset': '{{name}}',
  'profile.choice.closed': '{{name}} (closed since {{date}})',
  'profile.choice.public': 'public, as from anywhere',
  'profile.choice.internal': 'internal, as from inside the cloud',
  'profile.choice.admin': 'admin',

  'profile.wrong_one': 'One answer cannot be used as it stands.',
  'profile.wrong_other': '{{count}} answers cannot be used as they stand.',
  'profile.wrong.next': 'Correct it and run the command again. Nothing was written.',
  'profile.wrong.name':
    '“{{text}}” is not a name of a profile: letters, digits, dots, hyphens and underscores, beginning with a letter or digit.',
  'profile.wrong.kindName': '“{{text}}” means a kind of provider on the command line; choose another name.',
  'profile.wrong.needed': 'It is needed and nobody was there to be asked.',
  'profile.wrong.notFor': 'A provider of the kind {{provider}} has no such thing.',
  'profile.address': 'That is not an address that begins with http:// or https://.',
  'profile.address.hint': 'Write it like https://auth.example.org/v3.',
  'profile.secret': 'There is a user name or a password in the address.',
  'profile.secret.hint':
    'A profile holds no secret. Put it where the credentials are (clouds.yaml), or into HTTPS_PROXY.',
  'profile.parameters':
    'There are parameters in the address (behind ;, ? or #): they are never sent, and may be secret.',
  'profile.parameters.hint':
    'Leave them out. A profile holds no secret; tokens belong where the credentials are (clouds.yaml).',
  'profile.proxyVariable': '{{variable}} cannot be read as the address of a proxy. Nothing was called without it.',
  'profile.proxyVariable.next':
    'Write it like http://proxy.example.org:3128, with /, @ and # of a password as %2F, %40 and %23; or unset it.',
  'profile.noProxyVariable':
    'What {{variable}} names cannot all be read: entry {{position}}. Nothing was called through the proxy.',
  'profile.noProxyVariable.next':
    'Write hosts, .domains, addresses and networks such as 10.0.0.0/8, separated by commas, or * for all.',

  'profile.closed': '{{name}} closed on {{date}}: nothing answers there any more.',
  'profile.exists': 'There is a profile “{{name}}” in {{file}} already; it is left as it is.',
  'profile.exists.next': 'Choose another name, or change the file by hand.',
  'profile.written': 'Wrote the profile {{name}} to {{file}}.',
  'profile.next': 'Next: {{command}}',

  'profile.comment.top':
    'How to reach accounts of providers, and nothing else. Never put a password here: a profile names the place of the credentials.',
  'profile.comment.above': 'Use it as:  {{command}}',
  'profile.comment.closed': 'Closed since {{date}} ({{source}}).',
  'profile.comment.cloud': 'The entry of clouds.yaml that holds the credentials.',
  'profile.comment.env': 'The credentials come from OS_AUTH_URL, OS_USERNAME and the other OS_ variables.',
  'profile.comment.authUrl': 'The address of its identity service (auth_url there): {{url}}',
  'profile.comment.region': 'As the provider writes it.',
  'profile.comment.interface': 'public, internal or admin.',
  'profile.comment.caFile': 'Trusted besides the usual authorities; relative to this file.',
  'profile.comment.proxy': 'Left out, HTTPS_PROXY and NO_PROXY count.',
  'profile.comment.baseUrl': 'In place of the auth_url beside the credentials.',
  'profile.comment.path': 'Relative to this file.',

  'profile.unknown': 'There is no profile “{{name}}”.',
  'profile.unknown.near': 'Did you mean “{{near}}”? Known: {{known}}',
  'profile.unknown.known': 'Known: {{known}}. Or write one: broker init profile',
  'profile.unknown.none': 'Write one with “broker init profile”, or use openstack:CLOUD, openstack or directory:PATH.',
  'profile.noCloud': 'There is no cloud “{{cloud}}” in clouds.yaml (looked at: {{places}}).',
  'profile.noPath': 'A directory cloud needs its folder: directory:PATH.',
  'profile.noPath.next': 'Write it like directory:./my-cloud.',
  'profile.noFolder': 'There is no folder {{path}}.',
  'profile.noFolder.next': 'Check the path; a directory cloud begins as an empty folder: mkdir.',
  'profile.noCloud.next': 'Write the cloud into one of these files, or use the OS_ variables: openstack alone.',
  'profile.closed.next': 'Choose another one: broker compare shows where you could run instead.',
} as const
export default messages
