import { createPublicKey, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { PreparedQueries } from '../../../models/prepared.ts'
import {
  listSigningKeys,
  listSigningKeysBy,
  pinSigningKey,
  type SigningKeyRow,
} from '../../../models/queries/audit/tree/signing-keys.ts'
import { openBytes, sealBytes } from '../../crypto/envelope.ts'
import { signedBy, type Checkpoint } from './checkpoint.ts'
import { signingKeyId, type SigningKey } from './signing-key.ts'
import { TreeBrokenError } from './stored-tree.ts'

/** A public key whose signatures count. */
export type TrustedKey = { readonly id: string; readonly publicKey: KeyObject; readonly since: Date }

/** After so many notes that nobody of ours has signed, the keys are read again at most this often (milliseconds). */
const fewMisses = 50
const pauseMs = 1_000

/** So many notes are known to be signed: more than the end of a witness file holds, which is read with every batch. */
const notesKnown = 500

const place = (id: string) => ({ table: 'audit_key_pins', column: 'pin', row: id })

/** What is sealed of a key: it, and the log that it signs. */
const pinned = ({ origin, publicKey }: SigningKeyRow): Buffer =>
  Buffer.concat([Buffer.from(`${origin}\n`, 'utf8'), publicKey])

/** The key in a row; undefined where it is none, or stands under another's name. */
function keyOf({ id, publicKey }: SigningKeyRow): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && signingKeyId(publicKey) === id ? key : undefined
  } catch {
    return undefined
  }
}

function isPinned(row: SigningKeyRow, sealingKey: KeyObject): boolean {
  return row.pins.some((pin) => {
    try {
      return openBytes(pin, sealingKey, place(row.id)).equals(pinned(row))
    } catch {
      return false
    }
  })
}

/**
 * The keys of this installation, and no others: the one that signs now, and those before it, each of which was pinned,
 * sealed under the root key, when it began. What else stands among the keys in the database is somebody's planting.
 */
export class TrustedKeys {
  readonly #prepared: PreparedQueries
  readonly #sealingKey: KeyObject
  readonly #present: SigningKey
  #known: readonly TrustedKey[] = []
  #strangers: readonly string[] = []
  #loadedAt = -Infinity
  #missed = 0
  /** Notes that a key of ours has signed, with what they say: whether it did never changes while the keys stay. */
  readonly #signed = new LRUCache<string, Checkpoint>({ max: notesKnown })

  private constructor(prepared: PreparedQueries, sealingKey: KeyObject, present: SigningKey) {
    this.#prepared = prepared
    this.#sealingKey = sealingKey
    this.#present = present
  }

  /**
   * @param options.present the key that signs now
   * @param options.sealingKey the purpose key under which pins are sealed
   * @param options.mayAdopt whether keys from before there were pins may be taken once: there is no witness to ask yet
   */
  static async open(options: {
    readonly prepared: PreparedQueries
    readonly present: SigningKey
    readonly sealingKey: KeyObject
    readonly mayAdopt: boolean
  }): Promise<TrustedKeys> {
    const { prepared, present, sealingKey, mayAdopt } = options
    const keys = new TrustedKeys(prepared, sealingKey, present)
    const rows = await listSigningKeys(prepared)
    const adopting = mayAdopt && rows.every(({ pins }) => pins.length === 0)
    for (const row of rows) {
      if ((row.id === present.id || adopting) && keyOf(row) !== undefined && !isPinned(row, sealingKey)) {
        await pinSigningKey(prepared, row.id, sealBytes(pinned(row), sealingKey, place(row.id)))
      }
    }
    await keys.#load()
    return keys
  }

  /** The present key first, then those before it, the newest first. */
  get all(): readonly TrustedKey[] {
    return this.#known
  }

  /** The ids of keys that stand in the database and are not of this installation. */
  get strangers(): readonly string[] {
    return this.#strangers
  }

  /**
   * What a note says, where a key of this installation has signed it for this log; else undefined.
   * @param client where one is held: no other connection is asked for then
   */
  async open(note: string, client?: pg.Client): Promise<Checkpoint | undefined> {
    const said = this.#opened(note)
    if (said !== undefined) {
      return said
    }
    // Another process may have begun to sign with a new key in the meantime. Many strange notes do not mean many questions.
    this.#missed += 1
    if (this.#missed > fewMisses && performance.now() - this.#loadedAt < pauseMs) {
      return undefined
    }
    await this.#load(client)
    return this.#opened(note)
  }

  /** What a stored checkpoint says by its note. @throws TreeBrokenError where none of our keys has signed it */
  async mustOpen(
    { size, note }: { readonly size: number; readonly note: string },
    client?: pg.Client,
  ): Promise<Checkpoint> {
    const said = await this.open(note, client)
    if (said?.size !== size) {
      throw new TreeBrokenError(
        `the checkpoint of ${size} leaves is not signed by a key of this installation`,
      )
    }
    return said
  }

  #opened(note: string): Checkpoint | undefined {
    const known = this.#signed.get(note)
    if (known !== undefined) {
      return known
    }
    try {
      const said = signedBy(
        note,
        this.#known.map(({ publicKey }) => publicKey),
      )
      if (said?.origin !== this.#present.origin) {
        return undefined
      }
      this.#signed.set(note, said)
      return said
    } catch {
      return undefined
    }
  }

  async #load(client?: pg.Client): Promise<void> {
    const rows = await (client === undefined ? listSigningKeys(this.#prepared) : listSigningKeysBy(client))
    this.#loadedAt = performance.now()
    const ours = (row: SigningKeyRow) => row.id === this.#present.id || isPinned(row, this.#sealingKey)
    const former = rows
      .filter((row) => row.id !== this.#present.id && ours(row))
      .flatMap((row) => {
        const publicKey = keyOf(row)
        return publicKey === undefined ? [] : [{ id: row.id, publicKey, since: row.createdAt }]
      })
    const since = rows.find(({ id }) => id === this.#present.id)?.createdAt ?? new Date(0)
    const present = { id: this.#present.id, publicKey: createPublicKey(this.#present.privateKey), since }
    this.#known = [present, ...former.toReversed()]
    this.#signed.clear()
    this.#strangers = rows.filter((row) => !ours(row)).map(({ id }) => id)
  }
}
