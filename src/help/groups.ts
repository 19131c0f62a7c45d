/** Commands that belong together, in the order in which they are used. */
export interface CommandGroup {
  /** Key of its title. */
  readonly title: string
  /** First words behind the topic. */
  readonly commands: readonly string[]
}

/** Topics whose commands are shown in groups; what stands in none comes last. */
export const commandGroups: Readonly<Record<string, readonly CommandGroup[]>> = {
  migrate: [
    { title: 'migrate.help.group.prepare', commands: ['plan', 'check'] },
    { title: 'migrate.help.group.move', commands: ['apply', 'rehearse', 'sync', 'cutover', 'status'] },
    { title: 'migrate.help.group.undo', commands: ['rollback', 'cleanup'] },
    { title: 'migrate.help.group.close', commands: ['finish', 'verify'] },
  ],
}
