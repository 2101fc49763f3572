import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class PatientKey extends Model<InferAttributes<PatientKey>, InferCreationAttributes<PatientKey>> {
  declare patientId: string
  declare rootKeyId: string
  declare wrapped: Buffer
  declare createdAt: Date
}

export function definePatientKey(sequelize: Sequelize): void {
  PatientKey.init(
    {
      patientId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      rootKeyId: { type: DataTypes.TEXT, allowNull: false },
      wrapped: { type: DataTypes.BLOB, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'patient_keys', timestamps: false },
  )
}
