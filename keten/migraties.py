"""Large migrations that do not take minutes."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Ineens(Operation):
    """Operations that follow each other, after which Django works out its models once instead of each time.

    With two hundred models, working them out anew after every table and trigger took minutes. The operations
    must not need the models as they were halfway: new tables with all their columns, in the order in which
    they refer to each other, or triggers.
    """

    serialization_expand_args = ["operaties"]

    def __init__(self, operaties: Sequence[Operation]) -> None:
        self.operaties = operaties

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration file writes this down."""
        return self.__class__.__name__, [], {"operaties": self.operaties}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the descriptions of the models, and throw away what had been worked out from them."""
        state.__dict__.pop("apps", None)
        for operatie in self.operaties:
            operatie.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Do all of them, with the models as they are afterwards."""
        for operatie in self.operaties:
            operatie.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo them, the last one first."""
        for operatie in reversed(self.operaties):
            operatie.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What it does, in words."""
        return f"{len(self.operaties)} operations at once"
