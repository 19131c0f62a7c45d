#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

enableCompileCache?.()
const { run } = await import('../dist/run.js')
await run(process.argv.slice(2), import.meta.url)
