import { DataTypes } from 'sequelize'
import type { AbstractDataType } from 'sequelize'

type BindOptions = { bindParam: (value: readonly Buffer[]) => string }

function requireBytes(value: unknown): readonly Buffer[] {
  if (Array.isArray(value) && value.every((entry) => Buffer.isBuffer(entry))) {
    return value
  }
  throw new TypeError('an array of bytes was expected')
}

/**
 * A BYTEA[] column. Sequelize's own `ARRAY(BLOB)` binds each element as the text of an SQL literal, so that what is
 * stored is not what was given.
 */
export function bytesArrayType(): AbstractDataType {
  return Object.assign(new DataTypes.ABSTRACT(), {
    key: 'BYTES_ARRAY',
    escape: false,
    toSql: () => 'BYTEA[]',
    stringify: (value: unknown) =>
      `ARRAY[${requireBytes(value)
        .map((entry) => `'\\x${entry.toString('hex')}'`)
        .join(',')}]::BYTEA[]`,
    bindParam: (value: unknown, options: BindOptions) => options.bindParam(requireBytes(value)),
  })
}
