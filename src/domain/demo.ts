/** What the demo does, in its order. */
export const demoSteps = [
  'compare',
  'plan',
  'check',
  'apply',
  'rehearse',
  'write',
  'sync',
  'cutover',
  'health',
  'finish',
  'verify',
] as const

export type DemoStep = (typeof demoSteps)[number]

/** One step that was done. */
export interface DemoStepDone {
  readonly step: DemoStep
  /** The command that was run, as one would type it in the folder; null where a server or a person was played. */
  readonly command: string | null
  /** What was seen, in a few words of the programs. */
  readonly seen: string
  readonly seconds: number
}

/** How the demo ended. */
export interface DemoReport {
  readonly folder: string
  readonly steps: readonly DemoStepDone[]
  readonly seconds: number
  /** Bytes of data that were proven equal on the target. */
  readonly provenBytes: number
  /** Folder of what was proven: the target cloud. */
  readonly target: string
  readonly receipt: string
}
