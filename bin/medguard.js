#!/usr/bin/env node
import { existsSync } from 'node:fs'

const program = new URL('../dist/bundle/medguard.js', import.meta.url)

if (existsSync(program)) {
  await import(program.href)
} else {
  process.stderr.write('MedGuard is not built yet. Run "npm ci", or "npm run build" where that was done.\n')
  process.exitCode = 1
}
