import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class TrustedDevice extends Model<
  InferAttributes<TrustedDevice>,
  InferCreationAttributes<TrustedDevice>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare tokenHash: Buffer
  declare name: string
  /** The version of the credentials with which it was trusted. */
  declare credentialsVersion: CreationOptional<number>
  declare createdAt: Date
  declare lastUsedAt: Date
  declare expiresAt: Date
  declare revokedAt: CreationOptional<Date | null>
}

export function defineTrustedDevice(sequelize: Sequelize): void {
  TrustedDevice.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      tokenHash: { type: DataTypes.BLOB, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      credentialsVersion: { type: DataTypes.INTEGER },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      lastUsedAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      revokedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'TrustedDevice', tableName: 'trusted_devices', timestamps: false },
  )
}
