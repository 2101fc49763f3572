import { once } from 'node:events'
import { open, rm, stat, type FileHandle } from 'node:fs/promises'
import { constants } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import type { DatabaseLocation } from './data-folder.ts'
import { readFileIfAny } from './existing-file.ts'
import { replacePrivateFile } from './private-file.ts'
import { hasCode } from './system-error.ts'

/** Another process runs the database of this data folder. */
export class DataFolderInUseError extends Error {
  readonly processId: number | undefined

  constructor(dataFolder: string, processId: number | undefined) {
    const holder = processId === undefined ? 'another process' : `process ${processId}`
    super(
      `The data folder ${dataFolder} is in use by ${holder}. ` +
        'Stop that process, or set MEDGUARD_DATA_DIR to another folder.',
    )
    this.name = 'DataFolderInUseError'
    this.processId = processId
  }
}

/**
 * Takes the one lock of a database. The kernel holds it, so it ends with this process, however that ends,
 * and a process that happens to get the same id later is not mistaken for the holder.
 * @returns what gives the lock back. @throws DataFolderInUseError when another process holds it.
 */
export async function lockDatabase(location: DatabaseLocation): Promise<() => Promise<void>> {
  const unlock = await (process.platform === 'linux' ? listenAsLock(location) : openAsLock(location))
  if (!unlock) throw new DataFolderInUseError(location.dataFolder, await holderOf(location))
  await replacePrivateFile(holderFile(location), `${process.pid}\n`)
  return async () => {
    await rm(holderFile(location), { force: true })
    await unlock()
  }
}

/** Whether a living process holds the lock of a database. */
export async function isDatabaseLocked(location: DatabaseLocation): Promise<boolean> {
  if (process.platform === 'linux') return answers(await socketName(location))
  const handle = await openWithLock(location, O_SHLOCK)
  await handle?.close()
  return handle === undefined
}

async function holderOf(location: DatabaseLocation): Promise<number | undefined> {
  const processId = Number(await readFileIfAny(holderFile(location)))
  return processId > 0 ? processId : undefined
}

function holderFile(location: DatabaseLocation): string {
  return path.join(location.home, 'server.pid')
}

type Unlock = () => Promise<void>

// Linux: only one process can listen on a name of the abstract namespace, which leaves no file behind.
async function listenAsLock(location: DatabaseLocation): Promise<Unlock | undefined> {
  const server = net.createServer((connection) => connection.destroy())
  server.listen({ path: await socketName(location), exclusive: true })
  try {
    await once(server, 'listening')
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) return undefined
    throw error
  }
  server.unref()
  return async () => {
    server.close()
    await once(server, 'close')
  }
}

async function answers(name: string): Promise<boolean> {
  const connection = net.connect(name)
  try {
    await once(connection, 'connect')
    return true
  } catch (error) {
    if (hasCode(error, 'ECONNREFUSED')) return false
    throw error
  } finally {
    connection.destroy()
  }
}

// The numbers of the folder, not its path: one folder can be reached by several paths.
async function socketName(location: DatabaseLocation): Promise<string> {
  const { dev, ino } = await stat(location.home)
  return `\0medguard-${dev}-${ino}`
}

// macOS and the BSDs: open(2) can take the lock in the same step. Node does not name these flags.
const O_SHLOCK = 0x10
const O_EXLOCK = 0x20

async function openAsLock(location: DatabaseLocation): Promise<Unlock | undefined> {
  const handle = await openWithLock(location, O_EXLOCK)
  return handle && (() => handle.close())
}

async function openWithLock(location: DatabaseLocation, lock: number): Promise<FileHandle | undefined> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | lock
  try {
    return await open(path.join(location.home, 'server.lock'), flags, 0o600)
  } catch (error) {
    if (hasCode(error, 'EAGAIN', 'EWOULDBLOCK')) return undefined
    throw error
  }
}
