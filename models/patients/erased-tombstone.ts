import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

/** A keyed hash of something by which an import would recognise a person whose record was erased. */
export class ErasedTombstone extends Model<
  InferAttributes<ErasedTombstone>,
  InferCreationAttributes<ErasedTombstone>
> {
  declare token: Buffer
  declare erasedAt: Date
}

export function defineErasedTombstone(sequelize: Sequelize): void {
  ErasedTombstone.init(
    {
      token: { type: DataTypes.BLOB, allowNull: false, primaryKey: true },
      erasedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'ErasedTombstone', tableName: 'erased_tombstones', timestamps: false },
  )
}
