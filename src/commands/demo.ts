import { string } from '@oclif/core/flags'
import en from '../messages/en/index.ts'
import { progressLine } from '../runtime/progress-line.ts'
import { BaseCommand } from './base-command.ts'

export default class Demo extends BaseCommand {
  static override readonly summary = en['demo.help.summary']
  static override readonly description = en['demo.help.description']
  static override readonly examples = [en['demo.help.example.1'], en['demo.help.example.2']]

  static override readonly flags = {
    folder: string({ summary: en['demo.help.flag.folder'], helpValue: 'FOLDER' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Demo)
    const { translator, terminal, signal } = await this.surroundings(flags)
    const { runDemo } = await import('../runtime/demo/demo.ts')
    const words = await import('../presenters/demo/present-demo.ts')
    const options = { width: terminal.width, color: terminal.colour }
    const progress = progressLine(flags)
    const isShown = !flags.json && !flags.quiet
    const report = await runDemo({
      folder: flags.folder ?? null,
      onStep: (step) => progress.show(translator.text(`demo.step.${step}`), { step }),
      onDone: (done) => {
        progress.clear()
        if (isShown) process.stdout.write(`${words.presentStep(done, translator, options)}\n`)
      },
      signal,
    }).finally(() => progress.clear())
    await this.deliver(flags.json ? words.presentDemoJson(report) : words.presentDemo(report, translator, options))
  }
}
