import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

export const linkKinds = ['password-reset', 'first-password', 'confirm-email', 'not-me'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A link in a message that works once. Of one person and kind, one is open at most, but for `not-me`: each mail has its own. */
export class OneTimeLink extends Model<InferAttributes<OneTimeLink>, InferCreationAttributes<OneTimeLink>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare kind: LinkKind
  declare tokenHash: Buffer
  /** The address that is to be confirmed; null for the other kinds. */
  declare email: Sealed | null
  declare createdAt: Date
  declare expiresAt: Date
  declare usedAt: CreationOptional<Date | null>
}

export function defineOneTimeLink(sequelize: Sequelize): void {
  OneTimeLink.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      tokenHash: { type: DataTypes.BLOB, allowNull: false },
      email: sealedAttribute(),
      createdAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      usedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'OneTimeLink', tableName: 'one_time_links', timestamps: false },
  )
  guardSealedAttributes(OneTimeLink)
}
