const messages = {
  'openstack.noIdentity': 'no OpenStack identity service answers at {{url}} (status {{status}}).',
  'openstack.noIdentity.next': 'Check the auth_url: it usually ends in /v3 or /identity/v3.',
  'openstack.identityV2':
    'the identity service at {{url}} offers {{versions}} only; Keystone v2 was retired in 2017 and is not spoken here.',
  'openstack.identityV2.next':
    'Ask the provider for the address of its v3 service. If it has none, export the volumes with its own tools and bring them in as files.',
  'openstack.signInRefused': '{{url}} refuses the credentials: {{detail}}',
  'openstack.signInRefused.next':
    'Check user, password, project and their domains, or make a new application credential.',
  'openstack.wordsWithheld':
    'its words are not shown, since they may repeat the secret (--debug shows no more of them)',
  'openstack.wordsWithheld.status': 'HTTP {{status}}; {{detail}}',
  'openstack.tokenRefused': '{{url}} refuses the token: {{detail}}',
  'openstack.tokenRefused.next':
    'It has run out or was revoked: set a fresh OS_TOKEN, or sign in with a password or an application credential.',
  'openstack.freshTokenRefused': '{{url}} refuses a token that the cloud has just given: {{detail}}',
  'openstack.freshTokenRefused.next':
    'The credentials are right, but this service does not believe the identity service. Try again in some minutes; if it stays, tell the provider.',
  'openstack.tokenExpired': 'the token has run out, and a token alone cannot be renewed.',
  'openstack.tokenExpired.next': 'Set a fresh OS_TOKEN, or sign in with a password or an application credential.',
  'openstack.noProject': 'the credentials lead to no project, so there is no service to call.',
  'openstack.noProject.next':
    'Name a project: project_name and project_domain_name in clouds.yaml, or OS_PROJECT_NAME.',
  'openstack.chooseRegion': 'the cloud has several regions: {{regions}}.',
  'openstack.chooseRegion.next': 'Choose one: region in the profile, region_name in clouds.yaml, or OS_REGION_NAME.',
  'openstack.unknownRegion': 'the cloud has no region {{region}}; it has {{regions}}.',
  'openstack.unknownRegion.next': 'Correct the region in the profile, in clouds.yaml, or OS_REGION_NAME.',
  'openstack.noEndpoint':
    'the catalogue of the cloud has no {{interface}} endpoint for {{service}} in {{region}}. It has: {{existing}}.',
  'openstack.region.named': 'region {{region}}',
  'openstack.region.none': 'any region (none is chosen)',
  'openstack.service.compute': 'servers (compute)',
  'openstack.service.volume': 'volumes (block-storage, volumev3)',
  'openstack.service.image': 'images (image)',
  'openstack.service.network': 'networks (network)',
  'openstack.catalogue.empty': 'nothing',
  'openstack.badEndpoint':
    'the catalogue of the cloud gives {{url}} as the address of {{service}}; that is no web address.',
  'openstack.badEndpoint.next':
    'Nothing was called there. Tell the provider, and do not use this cloud until it is explained.',
  'openstack.notAllowed': '{{method}} {{url}}: the account may not do this: {{detail}}',
  'openstack.notAllowed.next':
    'Ask the administrator of the project for a role that allows {{right}} (request {{requestId}}).',
  'openstack.notAllowed.unnamed.next': 'Ask the administrator of the project for a role that allows {{right}}.',
  'openstack.describedTooLong':
    'a description has {{length}} characters with the mark that broker puts at its end; the cloud takes {{limit}}.',
  'openstack.describedTooLong.next': 'Shorten it by {{excess}} characters.',
  'openstack.noEndpoint.next': 'Check region and interface in the profile; or this cloud does not offer that service.',

  // clouds.yaml and the OS_ variables
  'openstack.file.noCloud': '{{file}} has no cloud “{{cloud}}”; it has: {{clouds}}.',
  'openstack.file.noCloud.next': 'Correct the name, or add that cloud to the file.',
  'openstack.variables': 'the set of OS_ variables',
  'openstack.missing': '{{place}} lacks {{key}}, which signing in needs.',
  'openstack.missing.next':
    'Add it, or take the file of that cloud anew from the provider’s console: clouds.yaml, or for the OS_ variables the openrc file (source openrc.sh).',
  'openstack.vendor': '{{place}} names a vendor as its profile, and the address of that vendor is not known here.',
  'openstack.vendor.next':
    'Write the address of its identity service below auth (auth_url: https://…/v3), or put the vendor into clouds-public.yaml.',
  'openstack.systemScope':
    '{{place}}: {{key}} leads to the whole system and to no project; only projects are read here.',
  'openstack.systemScope.next': 'Take it out and name a project: project_name and project_domain_name.',
  'openstack.nowhere': 'no OpenStack cloud is named: neither OS_CLOUD nor OS_AUTH_URL is set.',
  'openstack.nowhere.next':
    'Name one of clouds.yaml (openstack:CLOUD, or OS_CLOUD), or load the openrc file of your cloud: source openrc.sh.',
  'openstack.authType':
    '{{place}}: the way of signing in that {{key}} names is not supported; password, v3applicationcredential and token are.',
  'openstack.authType.next': 'Make an application credential in the provider’s console and use that.',
  'openstack.identityVersion':
    '{{place}}: {{key}} asks for another version of the identity service; only 3 is spoken here.',
  'openstack.identityVersion.next': 'Take out that line if the cloud has version 3 as well.',
  'openstack.badAddress': '{{place}}: {{key}} is not a web address.',
  'openstack.badAddress.next': 'It must begin with http:// or https://.',
  'openstack.strayAt': '{{place}}: {{key}} has an “@” behind its host, so that nobody can tell where it leads.',
  'openstack.strayAt.next':
    'Leave user and password out of it: they have keys of their own. Write an “@” of the path as %40.',
  'openstack.badInterface': '{{place}}: {{key}} names no interface; there are public, internal and admin.',
  'openstack.badInterface.next': 'Correct it, or leave it out: public is the usual one.',
  // Checks of doctor
  'openstack.check.closed': '{{name}} has been closed since {{since}} ({{source}}).',
  'openstack.check.closed.next':
    'Nobody can sign in there any more. Compare other providers, and start from your own copies of the data.',
  'openstack.check.reachable': 'the identity service answers at {{url}}',
  'openstack.check.credentials': 'signed in to project {{project}}',
  'openstack.check.clock': 'the clock here agrees with the cloud’s',
  'openstack.check.clockAhead':
    'the clock here is {{minutes}} minutes ahead of the cloud’s; broker reckons with it, other programs may fail.',
  'openstack.check.clockBehind':
    'the clock here is {{minutes}} minutes behind the cloud’s; broker reckons with it, other programs may fail.',
  'openstack.check.clock.next': 'Set the clock of this machine, best by NTP.',
  'openstack.check.region': 'region {{region}}',
  'openstack.check.endpoints': 'found {{services}}',
  'openstack.check.permissions': 'whatever an inventory reads there may be listed; roles: {{roles}}',
  'openstack.check.unclear': 'it could not be found out whether {{collection}} may be listed: {{reason}}',

  // Things that are made, changed and deleted
  'openstack.stuck': 'waited {{minutes}} minutes for {{what}}, and the cloud is still at work on it.',
  'openstack.stuck.next':
    'Look at it in the console of the cloud, then run the command again: it goes on with the same thing.',
  'openstack.gone': '{{what}} was there and is gone.',
  'openstack.gone.next': 'Somebody else has deleted it. Run the command again to make it anew.',
  'openstack.failed': 'the cloud gave up on {{what}}: it is in state “{{state}}”.',
  'openstack.failed.next':
    'Delete it, look for the reason in the console or ask the provider, and run the command again.',
  'openstack.existsOtherwise':
    'among {{kind}} there is one with the key {{key}} already ({{id}}), and it is different: {{difference}}.',
  'openstack.existsOtherwise.next': 'Delete it if nobody needs it, or choose another key.',
  'openstack.listCut': 'The {{collection}} could not be read to the end: {{reason}}',
  'openstack.without': 'not everything about the {{kind}} could be read.',
  'openstack.without.next': 'Run the command again; if it stays so, ask the provider.',
  'openstack.without.groups':
    'The servers are listed, but not in which server groups they are: that could not be read to the end. {{reason}}',
  'openstack.without.sizes':
    'The servers are listed, but not the sizes of all: those on offer could not be read to the end. {{reason}}',
  'openstack.without.ports':
    'The servers are listed, but of their security groups only names: the ports could not be read to the end. {{reason}}',
  'openstack.without.interfaces':
    'The routers are listed, but not all of their interfaces: the ports could not be read to the end. {{reason}}',
  'openstack.without.holders':
    'The public addresses are listed, but not which server has each: the ports could not be read to the end. {{reason}}',
  'openstack.without.subnets':
    'The subnets of the project are listed, but not all of networks that others share: the networks could not be read to the end. {{reason}}',
  'openstack.without.rules':
    'Security groups are left out: their records are without rules, and the rules could not be read to the end. {{reason}}',
  'openstack.collection.serverGroups': 'server groups',
  'openstack.collection.sizes': 'sizes of servers',
  'openstack.collection.ports': 'ports',
  'openstack.collection.rules': 'rules of security groups',
  'openstack.oddRecords_one': '{{count}} of the {{collection}} cannot be understood.',
  'openstack.oddRecords_other': '{{count}} of the {{collection}} cannot be understood.',
  'openstack.oddRecords.next': 'Show it to the provider: its answer is not what its API promises.',
  'openstack.oddRecord':
    'Of the {{collection}}, {{id}} is left out: what the cloud says of it cannot be understood ({{detail}}).',
  'openstack.oddRecord.next': 'Show it to the provider: its answer is not what its API promises.',
  'openstack.oddRecord.more_one': 'Of the {{collection}}, {{count}} more is left out for the like.',
  'openstack.oddRecord.more_other': 'Of the {{collection}}, {{count}} more are left out for the like.',
  'openstack.twinRules':
    'two rules of security group {{key}} differ in their descriptions only ({{descriptions}}), and OpenStack keeps one of such two: {{rule}}.',
  'openstack.twinRules.next': 'Leave one of them out, or give both the same description.',
  'openstack.rulesDiffer':
    'security group {{id}} has not become what was asked for. Missing: {{missing}}. Too many: {{extra}}.',
  'openstack.rulesDiffer.next':
    'See whether somebody else is changing this group, then run the command again: it goes on with the same group.',
  'openstack.notDeleted': 'the cloud cannot delete {{what}}: it is in state “{{state}}”.',
  'openstack.notDeleted.next': 'Ask the provider to reset its state; nothing else is possible from outside.',
  'openstack.imageEmpty': 'image {{id}} has no bytes yet (state “{{state}}”).',
  'openstack.imageEmpty.next': 'Wait for its upload to end, or delete it.',
  'openstack.checksum': 'image {{id}}: {{algorithm}} is {{found}} instead of {{expected}}; the bytes are not the same.',
  'openstack.checksum.next':
    'Run the command again. If it stays so, look for the fault between here and the cloud: proxy, memory, disk.',
  'openstack.noLabels': 'this cloud takes no labels of {{kind}}.',
  'openstack.noLabels.next': 'Say in the name what the label should say.',
  'openstack.noPower': '{{what}} is in state “{{state}}”, from which it can be neither stopped nor started.',
  'openstack.noPower.next':
    'Bring it to running or stopped in the console of the cloud (resume, unpause, unrescue), then run the command again.',
  'openstack.serverFailed': 'the cloud could not make {{what}}: {{reason}}',
  'openstack.serverFailed.next': 'Delete it and try a smaller size or another zone; or ask the provider for room.',
  'openstack.externalNetwork': 'it must be said which network leads outside; there are: {{networks}}.',
  'openstack.externalNetwork.next': 'Name the id of the external network.',
} as const

export default messages
