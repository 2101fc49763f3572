import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class BackupCode extends Model<InferAttributes<BackupCode>, InferCreationAttributes<BackupCode>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare codeHash: Buffer
  declare createdAt: Date
  declare usedAt: CreationOptional<Date | null>
}

export function defineBackupCode(sequelize: Sequelize): void {
  BackupCode.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      codeHash: { type: DataTypes.BLOB, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      usedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'BackupCode', tableName: 'backup_codes', timestamps: false },
  )
}
