import { z } from 'zod'
import { demoSteps, type DemoReport, type DemoStepDone } from '../../domain/demo.ts'
import type { Translator } from '../../messages/translator.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { paragraph, type Section } from '../blocks/blocks.ts'

/** One step: what happens, the command, and what was seen. */
export function presentStep(done: DemoStepDone, tr: Translator, options: TerminalOptions): string {
  const { step, command, seconds } = done
  const number = demoSteps.indexOf(step) + 1
  const title = `${String(number)}. ${tr.text(`demo.step.${step}`)}  (${tr.number(seconds, 1)} s)`
  const lines = seenOf(done, tr)
    .split('\n')
    .filter((line) => line !== '')
  const blocks = [
    ...(command === null ? [] : [paragraph(`$ ${command}`, 'strong')]),
    ...lines.map((line) => paragraph(line)),
  ]
  return renderTerminal([{ title, blocks }], options)
}

function seenOf({ step, seen }: DemoStepDone, tr: Translator): string {
  return step === 'check' ? tr.text('demo.seen.check') : seen
}

/** What is said at the end. */
export function presentDemo(report: DemoReport, tr: Translator, options: TerminalOptions): string {
  const { folder, seconds, provenBytes, receipt, target } = report
  const values = { seconds: tr.number(seconds, 1), mebibytes: Math.round(provenBytes / 1024 / 1024) }
  const command = (purpose: string, line: string) => ({ kind: 'command', purpose, line }) as const
  const sections: readonly Section[] = [
    { title: null, blocks: [paragraph(tr.text('demo.ended', values), 'strong')] },
    {
      title: tr.text('demo.look'),
      blocks: [
        command(tr.text('demo.look.journal'), `less ${folder}/migrations/demo.journal.jsonl`),
        command(tr.text('demo.look.receipt'), `less ${receipt}`),
        command(tr.text('demo.look.disks'), `ls -lsh ${target}/volumes/*`),
      ],
    },
    { title: null, blocks: [command(tr.text('demo.remove'), `rm -r ${folder}`)] },
    { title: null, blocks: [command(tr.text('demo.yours'), 'broker doctor')] },
  ]
  return renderTerminal(sections, options)
}

/** What `broker demo --json` prints. */
export const demoResult = z
  .strictObject({
    schema: z.literal('broker/demo/1'),
    folder: z.string(),
    steps: z.array(
      z.strictObject({
        step: z.enum(demoSteps),
        command: z
          .string()
          .nullable()
          .describe('As one would type it in the folder; null: a server or a person was played.'),
        seen: z.string(),
        seconds: z.number(),
      }),
    ),
    seconds: z.number(),
    provenBytes: z.number().describe('Sizes of the volumes that were read back.'),
    target: z.string().describe('Folder.'),
    receipt: z.string().describe('File.'),
  })
  .meta({ title: 'Result of broker demo' })

export function presentDemoJson(report: DemoReport): string {
  const result: z.infer<typeof demoResult> = { schema: 'broker/demo/1', ...report, steps: [...report.steps] }
  return `${JSON.stringify(result, null, 2)}\n`
}
