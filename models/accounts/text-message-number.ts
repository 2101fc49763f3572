import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

/** The number to which a person's codes go by text message; only confirmed ones stand here. */
export class TextMessageNumber extends Model<
  InferAttributes<TextMessageNumber>,
  InferCreationAttributes<TextMessageNumber>
> {
  declare userId: string
  declare number: Sealed
  declare confirmedAt: Date
}

export function defineTextMessageNumber(sequelize: Sequelize): void {
  TextMessageNumber.init(
    {
      userId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      number: sealedAttribute({ allowNull: false }),
      confirmedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'TextMessageNumber', tableName: 'text_message_numbers', timestamps: false },
  )
  guardSealedAttributes(TextMessageNumber)
}
