import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { newId } from '../../../../models/new-id.ts'
import { Sealed } from '../../../../models/sealing/sealed.ts'
import { SourceDocument } from '../../../../models/patients/source-document.ts'
import type { BlindIndex } from '../../../crypto/blind-index.ts'
import type { Services } from '../../../services.ts'
import { kinds, type Kind } from '../kinds.ts'
import type { Resource } from '../resource.ts'

/** A document that an earlier import kept. */
export type KnownDocument = {
  readonly id: string
  readonly patientId: string | null
  readonly targetId: string | null
  readonly contentHash: Buffer
}

/** A resource to be kept, new or instead of what was kept before. */
export type DocumentToKeep = {
  readonly resource: Resource
  readonly known: KnownDocument | undefined
  readonly patientId: string | null
  readonly targetId: string | null
  /** The patient's, or the one for documents of no patient. */
  readonly key: KeyObject
}

export type Name = { readonly kind: Kind; readonly id: string }

/** Gives the document of a resource's name, where one was found. */
export type KnownDocuments = (name: Name) => KnownDocument | undefined

/** Counts up when resources are mapped otherwise than before, so that the next import brings them up to date. */
const reading = 'reading 6\n'

/** What stands before the text in every reading: the first one had nothing. */
const readings = [reading, 'reading 5\n', 'reading 4\n', 'reading 3\n', 'reading 2\n', '']

/**
 * Every imported resource, kept word for word and sealed, with keyed hashes of its id, by which the next import finds it,
 * and of its content, by which that sees what changed.
 */
export class SourceDocuments {
  readonly #hashKey: KeyObject
  readonly #blindIndex: BlindIndex
  readonly #indexes = new WeakMap<Name, { keyId: string; tokens: readonly Buffer[] }>()
  readonly #imagined: Map<string, KnownDocument> | undefined

  /** @param dryRun nothing is written; what would be is remembered, so that the rest of the import meets it */
  constructor({ purposeKeys, blindIndex }: Pick<Services, 'purposeKeys' | 'blindIndex'>, dryRun: boolean) {
    // Hashes under a key of their own: one key, one use.
    const bytes = hkdfSync('sha256', purposeKeys.documents, '', 'medguard source documents: content hash', 32)
    this.#hashKey = createSecretKey(Buffer.from(bytes))
    this.#blindIndex = blindIndex
    this.#imagined = dryRun ? new Map() : undefined
  }

  /** Of what a resource says and how it is read: after a change of that, every resource is read anew once. */
  hash(resource: Resource): Buffer {
    return this.#hashAs(reading, resource)
  }

  #hashAs(read: string, { text }: Resource): Buffer {
    return createHmac('sha256', this.#hashKey).update(`${read}${text.trim()}`, 'utf8').digest()
  }

  /** Under each key of the index, the one written with first. */
  #indexesOf(name: Name): readonly Buffer[] {
    const keyId = this.#blindIndex.keyIds.join()
    const known = this.#indexes.get(name)
    if (known?.keyId === keyId) {
      return known.tokens
    }
    const tokens = this.#blindIndex.searching.map((index) => index.identifier(name.kind, name.id))
    this.#indexes.set(name, { keyId, tokens })
    return tokens
  }

  /** Whether a document is, word for word, this resource, and was read as resources are read now. */
  isSame(known: KnownDocument, resource: Resource): boolean {
    return known.contentHash.equals(this.hash(resource))
  }

  /** Whether a document is, word for word, this resource, however it was read: the export has not changed. */
  saysTheSame(known: KnownDocument, resource: Resource): boolean {
    return readings.some((read) => known.contentHash.equals(this.#hashAs(read, resource)))
  }

  /** Finds the documents of these names, in one round trip. */
  async find(transaction: Transaction, names: readonly Name[]): Promise<KnownDocuments> {
    const byKind = kinds.map((resourceType) => ({
      resourceType,
      sourceIndex: names.filter(({ kind }) => kind === resourceType).flatMap((name) => this.#indexesOf(name)),
    }))
    const rows = await SourceDocument.findAll({
      attributes: ['id', 'sourceIndex', 'patientId', 'targetId', 'contentHash'],
      where: { [Op.or]: byKind.filter(({ sourceIndex }) => sourceIndex.length > 0) },
      transaction,
    })
    const found = new Map(rows.map((row) => [row.sourceIndex.toString('hex'), row]))
    return (name) => {
      const indexes = this.#indexesOf(name).map((token) => token.toString('hex'))
      return indexes.map((index) => this.#imagined?.get(index) ?? found.get(index)).find(Boolean)
    }
  }

  /** Seals and stores documents, in one round trip. @returns their ids, in their order */
  async keep(
    transaction: Transaction,
    documents: readonly DocumentToKeep[],
    at: Date,
  ): Promise<readonly string[]> {
    const rows = documents.map(({ resource, known, patientId, targetId, key }) => {
      const id = known?.id ?? newId()
      return {
        id,
        patientId,
        targetId,
        resourceType: resource.kind,
        sourceIndex: this.#blindIndex.writing.identifier(resource.kind, resource.id),
        indexKeyId: this.#blindIndex.writing.keyId,
        content: Sealed.seal(resource.text, key, { table: 'source_documents', column: 'content', row: id }),
        contentHash: this.hash(resource),
        importedAt: at,
      }
    })
    const ids = rows.map(({ id }) => id)
    if (this.#imagined !== undefined) {
      for (const row of rows) {
        this.#imagined.set(row.sourceIndex.toString('hex'), row)
      }
      return ids
    }
    await SourceDocument.bulkCreate(rows, {
      transaction,
      returning: false,
      conflictAttributes: ['id'],
      updateOnDuplicate: ['targetId', 'content', 'contentHash', 'importedAt'],
    })
    return ids
  }
}
