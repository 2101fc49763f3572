import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { AccessWindow, PatientScope } from '../../server/access/actor.ts'
import { newId } from '../new-id.ts'

export class Role extends Model<InferAttributes<Role>, InferCreationAttributes<Role>> {
  declare id: CreationOptional<string>
  declare name: string
  declare title: string
  declare mfaRequired: boolean
  declare emergencyAccess: boolean
  declare patientScope: PatientScope
  declare accessWindows: CreationOptional<AccessWindow[]>
  declare allowedNetworks: CreationOptional<string[]>
  declare trustedDeviceDays: CreationOptional<number>
  declare textMessageCodesAllowed: CreationOptional<boolean>
  declare createdAt: Date
  declare updatedAt: Date
}

export function defineRole(sequelize: Sequelize): void {
  Role.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      name: { type: DataTypes.TEXT, allowNull: false },
      title: { type: DataTypes.TEXT, allowNull: false },
      mfaRequired: { type: DataTypes.BOOLEAN, allowNull: false },
      emergencyAccess: { type: DataTypes.BOOLEAN, allowNull: false },
      patientScope: { type: DataTypes.TEXT, allowNull: false },
      accessWindows: { type: DataTypes.JSONB },
      allowedNetworks: { type: DataTypes.ARRAY(DataTypes.CIDR) },
      trustedDeviceDays: { type: DataTypes.INTEGER },
      textMessageCodesAllowed: { type: DataTypes.BOOLEAN },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Role', tableName: 'roles', timestamps: false },
  )
}
