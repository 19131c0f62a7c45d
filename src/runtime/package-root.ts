import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds package.json: modules of the program lie at several depths below it, bundled or not. */
export const packageRoot: string = above(import.meta.dirname)

function above(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder
  return above(dirname(folder))
}
