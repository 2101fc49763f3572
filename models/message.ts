import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from './new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from './sealing/sealed.ts'

export const channels = ['email', 'text'] as const
export type Channel = (typeof channels)[number]

/** A message on its way out, or one that has left; it is finished once `sentAt` or `givenUpAt` is set. */
export class Message extends Model<InferAttributes<Message>, InferCreationAttributes<Message>> {
  declare id: CreationOptional<string>
  declare channel: Channel
  declare kind: string
  declare recipient: Sealed
  declare subject: Sealed
  /** Null once the message is finished. */
  declare body: Sealed | null
  declare userId: CreationOptional<string | null>
  declare createdAt: Date
  /** After this moment it would only mislead, and is not sent. */
  declare goodUntil: CreationOptional<Date | null>
  declare sentAt: CreationOptional<Date | null>
  declare attempts: CreationOptional<number>
  /** A code and the class of the server's reply, never its words: they often repeat the address. */
  declare lastError: CreationOptional<string | null>
  declare givenUpAt: CreationOptional<Date | null>
}

export function defineMessage(sequelize: Sequelize): void {
  Message.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      channel: { type: DataTypes.TEXT, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      recipient: sealedAttribute({ allowNull: false }),
      subject: sealedAttribute({ allowNull: false }),
      body: sealedAttribute(),
      userId: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      goodUntil: { type: DataTypes.DATE },
      sentAt: { type: DataTypes.DATE },
      attempts: { type: DataTypes.INTEGER },
      lastError: { type: DataTypes.TEXT },
      givenUpAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'Message', tableName: 'messages', timestamps: false },
  )
  guardSealedAttributes(Message)
}
