import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, seen from dist/runtime as from src/runtime. */
export const packageRoot: string = fileURLToPath(new URL('../../', import.meta.url))
