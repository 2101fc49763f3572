import { DataTypes } from 'sequelize'
import type { AbstractDataType } from 'sequelize'
import { looksSealed } from '../../server/crypto/envelope.ts'
import { SealedAttributeError } from './sealed-attribute-error.ts'

const KEY = 'SEALED'

type WriteOptions = { field?: { fieldName?: string; Model?: { name: string } } }
type BindOptions = WriteOptions & { bindParam: (value: Buffer) => string }

function requireSealed(value: unknown, { field }: WriteOptions): Buffer {
  if (Buffer.isBuffer(value) && looksSealed(value)) {
    return value
  }
  throw new SealedAttributeError(
    `${field?.Model?.name ?? 'Model'}.${field?.fieldName ?? 'attribute'}`,
    'is sealed: only sealed bytes are written to it, and it cannot be searched by its text',
  )
}

/**
 * The BYTEA column of a sealed attribute. Every value that Sequelize writes into a statement for such a column passes
 * here, also where no hook and no setter runs (included models, `raw`, `hooks: false`), and must have a box's form.
 * Made by composition: `DataTypes.ABSTRACT` is a proxy that gives subclasses its own instances.
 */
export function sealedType(): AbstractDataType {
  return Object.assign(new DataTypes.ABSTRACT(), {
    key: KEY,
    escape: false,
    toSql: () => 'BYTEA',
    stringify: (value: unknown, options: WriteOptions = {}) =>
      `E'\\\\x${requireSealed(value, options).toString('hex')}'`,
    bindParam: (value: unknown, options: BindOptions) => options.bindParam(requireSealed(value, options)),
  })
}

/** Whether an attribute's type is sealedType. */
export function isSealedType(type: unknown): boolean {
  return typeof type === 'object' && type !== null && 'key' in type && type.key === KEY
}
