// @vitest-environment happy-dom
import { describeBinding } from "../contract/binding-contract.ts";
import { textBinding } from "./text-binding.ts";

describeBinding({ name: "text", createBinding: () => textBinding, keepsCrossingEdits: true });
