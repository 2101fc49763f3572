import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { z } from 'zod'
import type { Executable } from './chromium.ts'

const run = promisify(execFile)

/**
 * Unpacks the Chromium of @sparticuz/chromium once for each user and version. The package's own unpacking is
 * made for AWS Lambda: it leaves out the libraries it needs elsewhere, and half a browser when two do it at once.
 */
export async function unpackChromium(): Promise<Executable> {
  const installed = path.resolve(
    path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../..',
  )
  const folder = path.join(await privateFolder(), await versionOf(installed))
  if (!(await exists(folder))) await unpackInto(folder, path.join(installed, 'bin'))
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...inheritedEnvironment(),
      LD_LIBRARY_PATH: path.join(folder, 'lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  }
}

/** A folder for programs in the temporary folder, which other users can write to: it must be ours alone. */
async function privateFolder(): Promise<string> {
  const userId = process.getuid?.() ?? 0
  const folder = path.join(os.tmpdir(), `medguard-chromium-${userId}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  if (found.isDirectory() && found.uid === userId && (found.mode & 0o022) === 0) return folder
  throw new Error(`${folder} belongs to another user. Remove it, or set CHROMIUM_PATH to a Chromium.`)
}

/** The folder gets its name at the end, so that a name stands for a whole browser. */
async function unpackInto(folder: string, archives: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  try {
    await Promise.all([
      unpackArchive(path.join(archives, 'al2023.tar.br'), draft),
      unpackArchive(path.join(archives, 'swiftshader.tar.br'), draft),
      unpackFonts(path.join(archives, 'fonts.tar.br'), path.join(draft, 'fonts'), path.join(folder, 'fonts')),
      unpackExecutable(path.join(archives, 'chromium.br'), path.join(draft, 'chromium')),
    ])
    await rename(draft, folder)
  } catch (error) {
    if (!(await exists(folder))) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function unpackExecutable(archive: string, file: string): Promise<void> {
  await decompress(archive, file)
  await chmod(file, 0o755)
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  const tar = path.join(folder, path.basename(archive, '.br'))
  await decompress(archive, tar)
  await run('tar', ['-x', '-o', '-f', tar, '-C', folder])
  await rm(tar)
}

async function decompress(archive: string, file: string): Promise<void> {
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(file))
}

// Chromium does not start without a font, and the package's own settings point to a folder of AWS Lambda.
async function unpackFonts(archive: string, draft: string, folder: string): Promise<void> {
  await mkdir(draft)
  await unpackArchive(archive, draft)
  await writeFile(
    path.join(draft, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`,
  )
}

async function versionOf(installed: string): Promise<string> {
  const text = await readFile(path.join(installed, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** The environment of this process, as one for another. */
export function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
