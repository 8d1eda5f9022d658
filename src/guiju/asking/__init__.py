"""The form of a step and the course of a record as pages show them: to staff at the workbench and to citizens on the portal."""
