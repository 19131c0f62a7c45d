/** What the phases of a migration say. */
export default {
  'migrate.notInJournal':
    '{{kind}}: "{{name}}" ({{id}}) is there already, and the journal of this migration does not know of it',
  'migrate.notInJournal.next':
    'Another machine may have made it. Bring its journal here, or take it over with --adopt, or remove it with broker migrate cleanup --id.',
  'migrate.strays_one':
    '{{count}} resource carries the label of this migration, and its journal does not know of it: "{{name}}" ({{id}})',
  'migrate.strays_other':
    '{{count}} resources carry the label of this migration, and its journal does not know of them: "{{name}}" ({{id}}) is the first',
  'migrate.strays.next':
    'Bring the journal of the machine that made them here, take them over with --adopt, or remove them with broker migrate cleanup --id ID.',
  'migrate.step.adopted':
    '{{tenant}}: server "{{name}}" ({{id}}) is on the target and was unknown; {{tenant}} counts as running there',
  'migrate.finishedBefore':
    '{{kind}}: "{{name}}" ({{id}}) carries the label of a finished migration: {{tenant}} was finished, and this journal does not know it',
  'migrate.finishedBefore.next':
    'What is finished is neither taken over nor made again nor deleted. Bring the newest journal here, or leave the tenant out with --exclude.',
  'migrate.journalOlder':
    'this journal is older than what runs on the target: server "{{name}}" ({{id}}) of {{tenant}} runs there, and the journal does not know that it was started',
  'migrate.journalOlder.switched':
    'this journal is older than what runs on the target: server "{{name}}" ({{id}}) of {{tenant}} carries the label of its switch, and the journal does not know of that',
  'migrate.journalOlder.next':
    'Bring the newest journal here. Without it --adopt counts {{tenant}} as running on the target: nothing there is written over, and rollback saves its volumes and asks first.',
  'migrate.noJournal': 'there is no journal {{path}}, and nothing on the target carries the label of this migration',
  'migrate.noJournal.next':
    'If something was done, bring its journal here from the folder or machine where it was done. Where nothing was, apply comes first.',
  'migrate.noJournal.there_one':
    'there is no journal {{path}}, and {{count}} resource carries the label of this migration: "{{name}}" ({{id}})',
  'migrate.noJournal.there_other':
    'there is no journal {{path}}, and {{count}} resources carry the label of this migration: "{{name}}" ({{id}}) is the first',
  'migrate.noJournal.there.next':
    'Bring the journal here from a backup or from the machine that has it. Without it take over what is there with --adopt: what runs on the target counts as switched.',
  'migrate.noFinalCopies':
    'the journal {{path}} knows nothing of the last copies of {{tenant}}, so that no receipt can say what was moved',
  'migrate.noFinalCopies.next':
    'Bring the journal here in which they stand. Without it leave the tenant as it is, or roll it back, which saves its volumes, and move it again.',
  'migrate.cleanup.noSuch_one': 'no resource that only a label says is ours has the id {{ids}}; nothing was removed',
  'migrate.cleanup.noSuch_other':
    'no resources that only a label says are ours have the ids {{ids}}; nothing was removed',
  'migrate.cleanup.noSuch.next':
    'What the journal knows is removed by broker migrate rollback. --dry-run lists what can be named.',
  'migrate.notMadeYet': '{{kind}}: {{key}} is not on the target yet',
  'migrate.notMadeYet.next': 'Apply the tenant that it belongs to first, or change the plan.',
  'migrate.volumeGrown': 'volume "{{name}}" has {{source}} bytes on the source now and {{target}} on the target',
  'migrate.volumeGrown.next': 'Roll the tenant back and plan anew, so that a larger volume is made.',
  'migrate.notStopped': 'server "{{name}}" ({{id}}) should be stopped and is not: {{state}}',
  'migrate.notStopped.next': 'Stop it by hand and run the command again.',
  'migrate.runsOn': 'server "{{name}}" ({{id}}) does not shut down by itself',
  'migrate.runsOn.next':
    'It may still do so: look at it. Shut it down by hand, or cut over with --accept-unclean: it is then turned off by force, and its disks are as after a power cut.',
  'migrate.neitherRunsNorStopped': 'server "{{name}}" ({{id}}) neither runs nor is stopped: {{state}}',
  'migrate.neitherRunsNorStopped.next':
    'Bring it into one of these states, or leave it behind (action: skip) in the plan.',
  'migrate.serverUndecided': 'the plan does not say how large server "{{name}}" is, or what it starts from',
  'migrate.serverUndecided.next': 'Fill in desired.size and desired.boot, or set how.action to skip.',
  'migrate.unhealthy': 'server "{{name}}" is not well on the target: {{detail}}',
  'migrate.unhealthy.next': 'Look at its log, change the check or the server, and run the command again.',
  'migrate.hookFailed': 'the hook {{hook}} of {{tenant}} failed (exit {{exit}}){{said}}',
  'migrate.hookTooLong': 'the hook {{hook}} of {{tenant}} was ended, as its time of {{seconds}} s was over{{said}}',
  'migrate.hookTooLong.next':
    'Run its command by hand; if it only needs longer, raise timeoutSeconds of the hook in the plan.',
  'migrate.hookNotRun': 'the hook {{hook}} of {{tenant}} could not be run to its end: {{output}}',
  'migrate.hookFailed.next': 'Run the command of the hook by hand until it ends with 0.',
  'migrate.imageUnknown': 'nobody tells how large the file of image "{{name}}" ({{id}}) is',
  'migrate.imageUnknown.next': 'Leave it behind (action: skip), and name an image of the target in the plan.',
  'migrate.paused': 'paused at {{at}}, as asked',
  'migrate.failed': 'failed: {{detail}}',
  'migrate.outsideWindow': '{{tenant}} is in {{wave}}, which has its time from {{start}} to {{end}}',
  'migrate.outsideWindow.next': 'Wait for it, or change the window of the wave in the plan (--accept-changes).',
  'migrate.tooLate': '{{what}} of {{about}} did not come to its state in {{seconds}} seconds',
  'migrate.tooLate.next':
    'Look at it at the provider, and run the command again: what was begun is found. timeouts.stateSeconds in the plan is the limit.',
  'migrate.inRollback': '{{tenant}} is being rolled back: it may run nowhere, and parts of it may be gone',
  'migrate.inRollback.next': 'Run broker migrate rollback until it has ended; nothing else goes on before that.',
  'migrate.goneFromTarget': '{{kind}}: "{{name}}" ({{id}}) is not on the target any more',
  'migrate.goneFromTarget.next': 'Nothing was signed or deleted. Bring it back, or run broker migrate rollback.',
  'migrate.rehearse.started_one':
    '{{count}} server started on an isolated network; whether it is well nobody asked, as the plan has no health checks. The copy is gone again.',
  'migrate.rehearse.started_other':
    '{{count}} servers started on an isolated network; whether they are well nobody asked, as the plan has no health checks. The copies are gone again.',
  'migrate.step.restored':
    '{{tenant}} is as it was before: nothing of it runs on the target, and the servers of the source have their states back',
  'migrate.sourceGone': '{{kind}}: "{{name}}" ({{id}}) is gone from the source',
  'migrate.sourceGone.servers.next': 'Bring it back, or leave it behind (action: skip) in the plan.',
  'migrate.sourceGone.volumes.next':
    'Bring it back. The copy on the target may be the only one now: save it before you roll the tenant back.',
  'migrate.volumes.heldElsewhere':
    'volume "{{name}}" ({{id}}) is in the hands of server "{{server}}" too, which is not of {{tenant}} and may write to it',
  'migrate.volumes.heldElsewhere.next': 'Detach it there, or plan both as one tenant.',
  'migrate.volumes.heldByLeft':
    'volume "{{name}}" ({{id}}) is in the hands of server "{{server}}", which is left behind and not stopped',
  'migrate.volumes.heldByLeft.next':
    'Stop that server by hand, or take it along (action: create in the plan, with --accept-changes).',
  'migrate.volumes.leftOut':
    'server "{{server}}" has the volume {{id}} in its hands, of which the plan says nothing: it would stay behind',
  'migrate.volumes.leftOut.next':
    'Detach it on the source, or add it to the volumes of the plan – action: skip, where it is to stay – and go on with --accept-changes.',
  'migrate.unready_one': 'the plan is not ready, and nothing was made: there is one error',
  'migrate.unready_other': 'the plan is not ready, and nothing was made: there are {{count}} errors',
  'migrate.unstartable_one':
    'a server cannot be made on the target as the plan has it, and nothing was stopped: there is one error',
  'migrate.unstartable_other':
    'servers cannot be made on the target as the plan has them, and nothing was stopped: there are {{count}} errors',
  'migrate.unstartable.next': 'Put that right in the plan.',
  'migrate.unready.next': 'Put that right (--without-check applies all the same).',
  'migrate.apply.already': 'already applied',
  'migrate.apply.done_one': 'everything is on the target but the servers; {{count}} volume copied and proven',
  'migrate.apply.done_other': 'everything is on the target but the servers; {{count}} volumes copied and proven',
  'migrate.sync.done_one': '{{count}} volume up to date and proven, {{mebibytes}} MiB written',
  'migrate.sync.done_other': '{{count}} volumes up to date and proven, {{mebibytes}} MiB written',
  'migrate.notApplied': '{{tenant}} has not been applied',
  'migrate.notApplied.next': 'Run broker migrate apply first.',
  'migrate.inCutover': '{{tenant}} is beyond that: {{at}}',
  'migrate.inCutover.next': 'Run broker migrate cutover to go on, or broker migrate rollback to undo it.',
  'migrate.step.restoring': 'putting {{tenant}} back as it was',
  'migrate.step.stopping': 'stopping the servers of {{tenant}}',
  'migrate.step.ranBefore':
    'server "{{name}}" ({{id}}) is stopped, and ran before the cutover that was given up: it counts as one that runs',
  'migrate.step.copying': 'copying the last differences of {{tenant}}',
  'migrate.step.starting': 'starting {{tenant}} on the target',
  'migrate.step.checking': 'checking whether {{tenant}} is well',
  'migrate.cutover.already': 'is on the target already',
  'migrate.cutover.already.noCopies':
    'is on the target already; its last copies are not in the journal, so that finish refuses it: it can stay as it is, or go back, which saves its volumes',
  'migrate.cutover.already.still':
    '{{says}}. None of its servers runs there now; on the source run: {{source}}. Start what should run on the target, or roll back',
  'migrate.bothSides': '{{tenant}} runs on both sides: on the target {{target}}, on the source {{source}}',
  'migrate.bothSides.next':
    'Stop what runs on the source: what it writes there is not on the target. Or go back with broker migrate rollback.',
  'migrate.notStanding':
    '{{tenant}} was switched over, and of its servers these do not run on the target: {{names}}; on the source run: {{source}}',
  'migrate.notStanding.next': 'Start them on the target, or go back with broker migrate rollback.',
  'migrate.groupGone': 'the target does not show the security group {{entry}} ({{id}}) any more',
  'migrate.groupGone.next':
    'If it has a rule that cannot be read, take that out. If it is gone, roll {{tenant}} back and apply it again.',
  'migrate.step.madeAgain': '{{tenant}}: {{kind}} {{entry}} is gone from the target, and is made again',
  'migrate.cutover.already.unseen':
    '{{says}}. Whether the hook afterTraffic has run is not in the journal, so it is not run again: if it has not, run its command by hand',
  'migrate.step.unmarked': '{{tenant}}: server {{id}} of the target could not be labelled as switched over: {{reason}}',
  'migrate.cutover.done_one':
    'runs on the target: {{count}} server; that of the source is stopped, and nothing of it was changed',
  'migrate.cutover.done_other':
    'runs on the target: {{count}} servers; those of the source are stopped, and nothing of them was changed',
  'migrate.cutover.done.some_one':
    'runs on the target: {{count}} of {{total}} servers, since the others were stopped before; nothing of the source was changed',
  'migrate.cutover.done.some_other':
    'runs on the target: {{count}} of {{total}} servers, since the others were stopped before; nothing of the source was changed',
  'migrate.cutover.done.none_one':
    'is on the target, and does not run: its {{count}} server was stopped before, so none was started or asked whether it is well',
  'migrate.cutover.done.none_other':
    'is on the target, and does not run: its {{count}} servers were stopped before, so none was started or asked whether it is well',
  'migrate.cutover.done.empty': 'is on the target; it has no servers',
  'migrate.afterTraffic':
    '{{says}}. {{tenant}} is on the target: that hook comes after the switch, so nothing was put back.',
  'migrate.lacksAfterTraffic': 'the hook afterTraffic of {{tenant}} has not ended well yet',
  'migrate.lacksAfterTraffic.next':
    'Run broker migrate cutover: the hook alone is run again. One that is not wanted any more is taken out of the plan.',
  'migrate.sourceWritten':
    'volume "{{name}}" ({{id}}) of the source does not hold what was copied of it at {{at}}: it was written to since, and that is nowhere else. Nothing was signed or deleted.',
  'migrate.sourceWritten.next':
    'Look what was written there. Finish without --delete-source, and delete the source by hand when nothing of it is wanted.',
  'migrate.sourceResized':
    'volume "{{name}}" ({{id}}) of the source has {{sizeBytes}} bytes now, and {{copiedBytes}} were copied of it at {{at}}: what lies in the others is nowhere else. Nothing was signed or deleted.',
  'migrate.undeletable.volumeHeld':
    'volume "{{name}}" ({{id}}) of the source is in the hands of server "{{server}}", which stays. Nothing of the source was deleted',
  'migrate.undeletable.volumeHeld.next':
    'Detach it there and run the command again, or finish without --delete-source.',
  'migrate.undeletable.addressHeld':
    'address {{name}} ({{id}}) of the source is in the hands of server "{{server}}", which stays. Nothing of the source was deleted',
  'migrate.undeletable.addressHeld.next':
    'Give that server another address and run the command again, or finish without --delete-source.',
  'migrate.undeletable.ownDisk':
    'server "{{name}}" ({{id}}) of the source has a disk of its own, of which nothing was copied. Nothing of the source was deleted',
  'migrate.undeletable.ownDisk.next':
    'Save what you want of that disk, delete this server by hand and run the command again; or finish without --delete-source.',
  'migrate.undeletable.notCopied':
    'the journal does not know of any copy of volume "{{name}}" ({{id}}) of the source. Nothing of the source was deleted',
  'migrate.undeletable.notCopied.next':
    'Finish without --delete-source, and delete the source by hand when nothing of it is wanted.',
  'migrate.restored_one':
    '{{says}}. Everything is as it was: nothing runs on the target, and {{count}} source server runs again.',
  'migrate.restored_other':
    '{{says}}. Everything is as it was: nothing runs on the target, and {{count}} source servers run again.',
  'migrate.restored.none':
    '{{says}}. Everything is as it was: nothing runs on the target, and the servers of the source are stopped as before.',
  'migrate.notRestored': '{{says}}. It could not be put back: {{failure}}.',
  'migrate.notRestored.next':
    '{{tenant}} may run nowhere now. What ran on the source before, and may be stopped: {{servers}}. When the cause is mended, broker migrate cutover goes on; broker migrate rollback puts the source back instead.',
  'migrate.halfRestored':
    'the servers of the source have their states back and nothing of {{tenant}} runs on the target, but the way back has not ended: {{failure}}',
  'migrate.halfRestored.next':
    'When the cause is mended, broker migrate cutover goes on; broker migrate rollback removes the rest instead.',
  'migrate.step.copiesLeft': 'removing what a rehearsal of {{tenant}} that was interrupted has left: {{count}} things',
  'migrate.step.unwritten': '{{path}} takes no more lines ({{reason}}): that {{tenant}} failed does not stand there',
  'migrate.notRehearsed': 'no rehearsal of {{tenant}} has passed in the last {{days}} days',
  'migrate.rehearsedOtherwise':
    'servers of {{tenant}}, or their health checks, were changed in the plan since its rehearsal',
  'migrate.notRehearsed.next': 'Run broker migrate rehearse, or cut over with --without-rehearsal.',
  'migrate.rollback.nothing': 'nothing was made, so nothing is to be undone',
  'migrate.rollback.done': 'everything that was made is gone, and the source is as it was',
  'migrate.rollback.done.powerUnknown':
    'everything that was made is gone; which servers of the source ran before is not in the journal, so their power was left alone. They run: {{running}}. They do not: {{others}}. Start what should run with the tools of the source',
  'migrate.rollback.saved.powerUnknown_one':
    'what was written on the target is saved and proven: {{folder}}; which servers of the source ran before is not in the journal, so their power was left alone. They run: {{running}}. They do not: {{others}}. Start what should run with the tools of the source',
  'migrate.rollback.saved.powerUnknown_other':
    'what was written on the target is saved and proven: {{count}} volumes beside {{folder}}; which servers of the source ran before is not in the journal, so their power was left alone. They run: {{running}}. They do not: {{others}}. Start what should run with the tools of the source',
  'migrate.rollback.saved_one': 'the source runs again; what was written on the target is saved and proven: {{folder}}',
  'migrate.rollback.saved_other':
    'the source runs again; what was written on the target is saved and proven: {{count}} volumes beside {{folder}}',
  'migrate.rollback.still':
    'servers of {{tenant}} ran on the source before, were started again, and do not run there now: {{names}}. Nothing more was deleted on the target',
  'migrate.rollback.still.next': 'Look who stops them – it may be the hook onRollback –, and run the command again.',
  'migrate.rollback.held':
    'volume "{{name}}" ({{id}}) of {{tenant}} is on the target in the hands of server "{{server}}" ({{serverId}}), which this migration has not made: what it writes would not be saved',
  'migrate.rollback.held.next': 'Detach it there, and run the command again.',
  'migrate.rollback.lost': 'gone from the target, and saved nowhere: {{names}}. Nothing was changed',
  'migrate.rollback.lost.next':
    'Bring it back, or the file that was saved of it. Without it broker migrate rollback --accept-loss goes back, and saves the rest.',
  'migrate.rollback.lost.end': '{{says}}; not saved, since it was gone from the target: {{names}}',
  'migrate.rollback.ownDisk':
    'servers of {{tenant}} on the target have disks of their own, which are not volumes and cannot be saved: {{names}}. What was written there since the switch would be lost; nothing was changed',
  'migrate.rollback.ownDisk.next':
    'Save what you want of these disks yourself. Then broker migrate rollback --accept-loss goes back without them, and saves the volumes.',
  'migrate.rollback.ownDisk.end': '{{says}}; not saved, since they are no volumes: the disks of {{names}}',
  'migrate.rollback.sourceGone.end': '{{says}}, but for what is gone from the source: {{names}}',
  'migrate.wayBack.sourceGone.before':
    'gone from the source: {{names}}. {{tenant}} cannot go back as it was, and nothing was changed',
  'migrate.wayBack.sourceGone.after':
    'gone from the source: {{names}}. Everything else of {{tenant}} has its state of before there; its volumes on the target are kept',
  'migrate.wayBack.sourceGone.next':
    'Bring it back at the source. Without it broker migrate rollback --accept-loss ends the way back, and deletes what was made on the target.',
  'migrate.step.savedUnread': '{{file}}, which was saved before, cannot be read: {{reason}}',
  'migrate.rollback.finished': '{{tenant}} is finished: its receipt is written, and there is no way back',
  'migrate.rollback.finished.next': 'Plan a migration in the other direction.',
  'migrate.finish.already': 'already finished',
  'migrate.finish.unlabelled': '{{kind}} {{entry}} keep the labels they have: {{reason}}',
  'migrate.finish.done': 'finished; receipt: {{file}}',
  'migrate.finish.deleted_one':
    'finished, and {{count}} resource of the source deleted; networks, routers, groups, keys and images stay there, since others may use them; receipt: {{file}}',
  'migrate.finish.deleted_other':
    'finished, and {{count}} resources of the source deleted; networks, routers, groups, keys and images stay there, since others may use them; receipt: {{file}}',
  'migrate.weakProof.unclean':
    'volume {{entry}} was copied after its server had been turned off by force: it is as after a power cut',
  'migrate.weakProof': 'volume {{entry}} is not proven well enough: {{proof}}',
  'migrate.weakProof.next': 'Accept it with --accept-weak-proof; the receipt will say so.',
  'migrate.notSwitched': '{{tenant}} does not run on the target yet',
  'migrate.notSwitched.next': 'Run broker migrate cutover first.',
  'migrate.rehearse.done_one': '{{count}} server started on an isolated network and was well; the copy is gone again',
  'migrate.rehearse.done_other':
    '{{count}} servers started on an isolated network and were well; the copies are gone again',
} as const
