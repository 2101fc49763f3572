import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

export type TextCodePurpose = 'sign-in' | 'confirm-number'

/** A code that was sent by text message and waits to be entered, in the session that asked for it. */
export class TextMessageCode extends Model<
  InferAttributes<TextMessageCode>,
  InferCreationAttributes<TextMessageCode>
> {
  declare userId: string
  declare purpose: TextCodePurpose
  declare sessionId: string
  declare codeHash: Buffer
  /** The number that is to be confirmed; null for the other purpose. */
  declare number: Sealed | null
  declare createdAt: Date
  declare expiresAt: Date
}

export function defineTextMessageCode(sequelize: Sequelize): void {
  TextMessageCode.init(
    {
      userId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      purpose: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      sessionId: { type: DataTypes.UUID, allowNull: false },
      codeHash: { type: DataTypes.BLOB, allowNull: false },
      number: sealedAttribute(),
      createdAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'TextMessageCode', tableName: 'text_message_codes', timestamps: false },
  )
  guardSealedAttributes(TextMessageCode)
}
