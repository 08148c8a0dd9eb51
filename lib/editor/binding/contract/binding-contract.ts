/**
 * What every binding does, whatever shared types hold the text. A behaviour that only one adapter's test mentions does not
 * exist. What only format text can promise runs where `keepsCrossingEdits` says so.
 */
import { describeAnchors } from "./anchors.ts";
import { describeBlockNames } from "./block-names.ts";
import { describeComposition } from "./composition.ts";
import { describeCrossingStructure } from "./crossing-structure.ts";
import { describeOthersEdits } from "./others-edits.ts";
import { describeReading } from "./reading.ts";
import { describeRemoteCarets } from "./remote-carets.ts";
import { type ContractOptions, setStage } from "./stage.ts";
import { describeUndo } from "./undo.ts";
import { describeWriting } from "./writing.ts";

/** Declares the suite for one adapter. The test file asks for happy-dom. */
export function describeBinding(options: ContractOptions): void {
  const stage = setStage(options);
  describeReading(stage);
  describeWriting(stage);
  describeOthersEdits(stage);
  describeUndo(stage);
  describeAnchors(stage);
  describeBlockNames(stage);
  describeRemoteCarets(stage);
  if (!options.keepsCrossingEdits) return;
  describeCrossingStructure(stage);
  describeComposition(stage);
}
