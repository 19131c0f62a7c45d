#!/usr/bin/env node
import module from 'node:module'

// Node 22 and newer keep what they compiled; Node 20 knows no such thing.
module.enableCompileCache?.()
const { run } = await import('../dist/program/run.js')
await run(process.argv.slice(2), import.meta.url)
