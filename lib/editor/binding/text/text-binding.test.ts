// @vitest-environment happy-dom
import { describeBinding } from "../binding-contract.ts";
import { textBinding } from "./text-binding.ts";

describeBinding({ name: "text", createBinding: () => textBinding, keepsCrossingEdits: true });
