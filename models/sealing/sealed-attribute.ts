import type { Model, ModelAttributeColumnOptions } from 'sequelize'
import { SealedAttributeError } from './sealed-attribute-error.ts'
import { sealedType } from './sealed-type.ts'
import { Sealed } from './sealed-value.ts'

// Sequelize hands getters and setters the attribute's name, which its types leave out.
function nameOf(model: Model, attribute = ''): string {
  return `${model.constructor.name}.${attribute}`
}

function read(this: Model, attribute = ''): Sealed | null | undefined {
  const column: unknown = this.getDataValue(attribute)
  if (column === null || column === undefined) {
    return column
  }
  if (!Buffer.isBuffer(column)) {
    throw new SealedAttributeError(nameOf(this, attribute), 'does not hold sealed bytes')
  }
  return Sealed.fromColumn(column)
}

/**
 * The options of an encrypted attribute, for Model.init: a BYTEA column whose getter gives a Sealed (null where the
 * column is null, undefined where it was not loaded), and whose setter takes a Sealed, or null where that is allowed
 * (as it is by default). Anything else, text above all, throws SealedAttributeError. With `raw: true` Sequelize goes
 * past getters: such rows hold the ciphertext as a Buffer, for Sealed.fromColumn.
 */
export function sealedAttribute(options: { allowNull?: boolean } = {}): ModelAttributeColumnOptions {
  const allowNull = options.allowNull ?? true

  function write(this: Model, value: unknown, attribute = ''): void {
    if (value instanceof Sealed) {
      this.setDataValue(attribute, value.toColumn())
    } else if (value === undefined || (value === null && allowNull)) {
      this.setDataValue(attribute, value)
    } else {
      throw new SealedAttributeError(
        nameOf(this, attribute),
        'takes only a Sealed value: seal the text first, with Sealed.seal(text, key, place)',
      )
    }
  }

  return { type: sealedType(), allowNull, get: read, set: write }
}
