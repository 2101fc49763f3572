import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class SecurityProfile extends Model<
  InferAttributes<SecurityProfile>,
  InferCreationAttributes<SecurityProfile>
> {
  declare userId: string
  declare totpSeed: CreationOptional<Buffer | null>
  declare totpConfirmedAt: CreationOptional<Date | null>
  declare totpLastStep: CreationOptional<string>
  declare totpPendingSeed: CreationOptional<Buffer | null>
  declare totpPendingSince: CreationOptional<Date | null>
  declare totpPendingSessionId: CreationOptional<string | null>
  declare licenceNumber: CreationOptional<string | null>
  declare licenceExpiresOn: CreationOptional<string | null>
  declare trainingExpiresOn: CreationOptional<string | null>
  declare allowedNetworks: CreationOptional<string[]>
  declare emergencyAccess: CreationOptional<boolean>
  declare createdAt: Date
  declare updatedAt: Date
}

export function defineSecurityProfile(sequelize: Sequelize): void {
  SecurityProfile.init(
    {
      userId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      totpSeed: { type: DataTypes.BLOB },
      totpConfirmedAt: { type: DataTypes.DATE },
      totpLastStep: { type: DataTypes.BIGINT },
      totpPendingSeed: { type: DataTypes.BLOB },
      totpPendingSince: { type: DataTypes.DATE },
      totpPendingSessionId: { type: DataTypes.UUID },
      licenceNumber: { type: DataTypes.TEXT },
      licenceExpiresOn: { type: DataTypes.DATEONLY },
      trainingExpiresOn: { type: DataTypes.DATEONLY },
      allowedNetworks: { type: DataTypes.ARRAY(DataTypes.CIDR) },
      emergencyAccess: { type: DataTypes.BOOLEAN },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'SecurityProfile', tableName: 'security_profiles', timestamps: false },
  )
}
