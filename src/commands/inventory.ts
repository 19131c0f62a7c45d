import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import { exitCodes } from '../domain/errors.ts'
import type { Inventory } from '../domain/inventory.ts'
import { message } from '../domain/message.ts'
import { catalogueName } from '../domain/openstack-presets.ts'
import type { Profile } from '../domain/profile.ts'
import type { WrittenDeployment } from '../workflows/inventory/to-deployment.ts'
import en from '../messages/en/index.ts'
import { now } from '../runtime/clock.ts'
import { commandLine } from '../runtime/command-line.ts'
import { refuseOwnInput } from '../runtime/refuse-own-input.ts'
import { BaseCommand, outputFlag, profilesFlag } from './base-command.ts'

/** The file names them all. */
const namesShown = 10

export default class InventoryCommand extends BaseCommand {
  static override readonly summary = en['inventory.help.summary']
  static override readonly description = en['inventory.help.description']
  static override readonly examples = [en['inventory.help.example.1'], en['inventory.help.example.2']]

  static override readonly args = {
    profile: word({ description: en['profile.help.arg.profile'], required: true }),
  }

  static override readonly flags = {
    format: option({
      char: 'f',
      default: 'table',
      summary: en['help.flag.format'],
      options: ['table', 'json', 'markdown', 'csv', 'deployment'] as const,
    })(),
    output: outputFlag,
    force: boolean({ summary: en['init.help.flag.force'] }),
    profiles: profilesFlag,
    tenants: string({ summary: en['inventory.help.flag.tenants'], helpValue: 'label:KEY' }),
    'tenants-file': string({ summary: en['inventory.help.flag.tenants-file'], helpValue: 'FILE' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(InventoryCommand)
    await refuseOwnInput(flags.output, [flags['tenants-file'], flags.profiles])
    await this.refuseToReplace(flags)
    const { readTenantRule } = await import('../runtime/read-tenant-rule.ts')
    const tenants = await readTenantRule(flags.tenants, flags['tenants-file'])
    const { withProfile } = await import('../runtime/open-profile.ts')
    const { takeInventory } = await import('../workflows/inventory/take-inventory.ts')
    const { signal, translator } = await this.surroundings(flags)
    const { readingProgress } = await import('../runtime/reading-progress.ts')
    const json = this.formatOf(flags) === 'json'
    const progress = readingProgress({ json, quiet: flags.quiet, translator })
    await withProfile(
      { name: args.profile, file: flags.profiles, debug: flags.debug },
      async ({ profile, provider, redactor }) => {
        const { onProgress, clear } = progress
        const request = { profile: profile.name, provider, tenants, takenAt: now(), onProgress, signal }
        const taken = await takeInventory(request).finally(clear)
        const { cleanedInventory } = await import('../runtime/cleaned-inventory.ts')
        const cleaned = cleanedInventory(taken, redactor)
        const { nameUnsized } = await import('../workflows/inventory/name-unsized.ts')
        // A deployment file names them itself.
        const inventory = flags.format === 'deployment' ? cleaned : nameUnsized(cleaned)
        const written = await this.write(inventory, profile, flags)
        await this.deliver(written.text, flags.output, { private: true })
        await this.remarks(inventory, written, flags)
        if (inventory.incomplete || written.incomplete.length > 0) process.exitCode = exitCodes.partial
      },
    )
  }

  /** A deployment file may have been corrected by hand since it was written. */
  private async refuseToReplace({ format, output, force }: InventoryFlags): Promise<void> {
    if (format !== 'deployment' || output === undefined || force) return
    const { refuseExisting } = await import('../runtime/refuse-existing.ts')
    await refuseExisting(output)
  }

  private async write(inventory: Inventory, profile: Profile, flags: InventoryFlags): Promise<WrittenDeployment> {
    const format = this.formatOf(flags)
    if (format !== 'deployment') return { text: await this.words(inventory, format, flags), incomplete: [], lacks: [] }
    const { translator } = await this.surroundings(flags)
    const { toDeployment } = await import('../workflows/inventory/to-deployment.ts')
    const { cleanLines } = await import('../presenters/clean-text.ts')
    const say = (says: Parameters<typeof translator.t>[0]): string => cleanLines(translator.t(says))
    return toDeployment({
      inventory,
      currentProvider: catalogueName(profile.account),
      file: flags.output ?? null,
      say,
    })
  }

  private async words(
    inventory: Inventory,
    format: Exclude<InventoryFlags['format'], 'deployment'>,
    flags: InventoryFlags,
  ): Promise<string> {
    const { translator, terminal } = await this.surroundings(flags)
    const text = await import('../presenters/inventory/present-inventory.ts')
    const data = await import('../presenters/inventory/present-inventory-data.ts')
    switch (format) {
      case 'table': {
        const color = terminal.colour && flags.output === undefined
        return text.presentInventoryTable(inventory, translator, { width: terminal.width, color })
      }
      case 'json':
        return data.presentInventoryJson(inventory, translator)
      case 'markdown':
        return text.presentInventoryMarkdown(inventory, translator)
      case 'csv':
        return data.presentInventoryCsv(inventory)
    }
  }

  /** What the format has no room for. */
  private async remarks({ warnings }: Inventory, { lacks }: WrittenDeployment, flags: InventoryFlags): Promise<void> {
    const { translator } = await this.surroundings(flags)
    const { format, output } = flags
    if (format !== 'csv' && format !== 'deployment') return
    const { warningText } = await import('../presenters/inventory/present-inventory.ts')
    for (const warning of warnings) {
      if (warning.why !== 'absent') this.remark(warningText(warning, translator), flags)
    }
    const { clean } = await import('../presenters/clean-text.ts')
    for (const { key, names } of lacks) {
      const shown = names.slice(0, namesShown).map(clean).join(', ')
      const more = names.length > namesShown ? ', …' : ''
      this.remark(translator.t(message(key, { count: names.length, names: shown + more })), flags)
    }
    if (format !== 'deployment' || output === undefined) return
    const command = commandLine(['broker', 'compare', output])
    this.remark(translator.t(message('inventory.deployment.written', { file: output })), flags)
    this.remark(translator.t(message('inventory.deployment.next', { command })), flags)
  }
}

interface InventoryFlags {
  readonly format: 'table' | 'json' | 'markdown' | 'csv' | 'deployment'
  readonly json: boolean
  readonly quiet: boolean
  readonly force: boolean
  readonly output: string | undefined
  readonly tenants: string | undefined
  readonly 'tenants-file': string | undefined
  readonly lang: string | undefined
  readonly 'no-color': boolean
}
