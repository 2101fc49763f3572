import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<string>
  declare username: string
  declare email: CreationOptional<string | null>
  /** When its owner proved to read it; new passwords go only to such an address. */
  declare emailConfirmedAt: CreationOptional<Date | null>
  /** Until then no link to a new password goes to the address: an administrator put it in place of another. */
  declare resetByMailFrom: CreationOptional<Date | null>
  declare displayName: string
  declare roleId: string
  declare passwordHash: CreationOptional<string | null>
  declare passwordChangedAt: CreationOptional<Date | null>
  declare passwordChangeRequired: CreationOptional<boolean>
  declare credentialsChangedAt: Date
  /** Counts the changes of how the person signs in. */
  declare credentialsVersion: CreationOptional<number>
  declare active: CreationOptional<boolean>
  /** Since when the owner has had the account locked ("this was not me"); an officer unlocks it. */
  declare lockedAt: CreationOptional<Date | null>
  declare patientId: CreationOptional<string | null>
  /** Where a member of staff works: a plain name. */
  declare ward: CreationOptional<string | null>
  declare createdAt: Date
  declare updatedAt: Date
}

export function defineUser(sequelize: Sequelize): void {
  User.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      username: { type: DataTypes.TEXT, allowNull: false },
      email: { type: DataTypes.TEXT },
      emailConfirmedAt: { type: DataTypes.DATE },
      resetByMailFrom: { type: DataTypes.DATE },
      displayName: { type: DataTypes.TEXT, allowNull: false },
      roleId: { type: DataTypes.UUID, allowNull: false },
      passwordHash: { type: DataTypes.TEXT },
      passwordChangedAt: { type: DataTypes.DATE },
      passwordChangeRequired: { type: DataTypes.BOOLEAN },
      credentialsChangedAt: { type: DataTypes.DATE, allowNull: false },
      credentialsVersion: { type: DataTypes.INTEGER },
      active: { type: DataTypes.BOOLEAN },
      lockedAt: { type: DataTypes.DATE },
      patientId: { type: DataTypes.UUID },
      ward: { type: DataTypes.TEXT },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'User', tableName: 'users', timestamps: false },
  )
}
