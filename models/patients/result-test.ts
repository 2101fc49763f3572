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

/** A test that a patient had at least once: by it the results of one test are found without opening the others. */
export class ResultTest extends Model<InferAttributes<ResultTest>, InferCreationAttributes<ResultTest>> {
  declare id: CreationOptional<string>
  declare patientId: string
  /** What it is called, and its LOINC code, as JSON: which test somebody had can say what they have. */
  declare content: Sealed
  declare createdAt: Date
}

export function defineResultTest(sequelize: Sequelize): void {
  ResultTest.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      content: sealedAttribute({ allowNull: false }),
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'ResultTest', tableName: 'result_tests', timestamps: false },
  )
  guardSealedAttributes(ResultTest)
}
