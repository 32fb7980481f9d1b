"""The table of threats. SECURITY.md says what is promised; here is where each promise is tested."""

from __future__ import annotations

import ast

import pytest

from tests.conftest import ROOT

WORDS, FILES, REACH = "threats/test_words.py", "threats/test_files.py", "threats/test_reach.py"
THREATS: dict[str, tuple[str, ...]] = {
    "markup in a text (deck, brief, page)": (
        f"{WORDS}::test_nobody_s_text_is_markup_in_a_brief",
        f"{WORDS}::test_no_module_parses_markup_of_reportlab",
        "unit/handout/test_pages.py::test_nobody_s_text_is_markup",
        "test_browser.py::test_a_hundred_hostile_texts_are_harmless",
    ),
    "colours that are program code (CVE-2023-33733)": (f"{FILES}::test_a_theme_that_tries_something_is_refused",),
    "local files named in a text": (f"{REACH}::test_no_file_is_read_and_no_connection_opened",),
    "links that run something": (
        f"{REACH}::test_no_link_leads_out_of_the_web",
        f"{REACH}::test_nothing_active_is_in_a_file",
    ),
    "formulas in the workbook of a chart": (f"{FILES}::test_words_are_no_formulas_in_a_workbook",),
    "XML entities (files of the machine, bombs)": (
        f"{FILES}::test_a_template_with_entities_is_refused",
        "unit/readers/test_docx.py::test_entities_are_refused",
        "unit/exchange/test_xliff.py::test_hostile_xml_is_refused",
    ),
    "zip bombs, lying headers": (
        f"{FILES}::test_a_bomb_is_refused_in_little_time_and_memory",
        "unit/checks/test_verify.py::test_a_package_that_unpacks_too_large_is_refused",
    ),
    "external relations and macros of a template": (
        f"{FILES}::test_a_deck_takes_no_macros_from_its_template",
        f"{FILES}::test_a_template_that_leads_out_is_refused",
    ),
    "scripts in the page": (
        "unit/handout/test_pages.py::test_nothing_is_loaded_and_nothing_runs",
        "test_browser.py::test_a_hundred_hostile_texts_are_harmless",
    ),
    "program code, reach and bombs in a theme": (f"{FILES}::test_a_theme_that_tries_something_is_refused",),
    "names of files that trick": (f"{FILES}::test_names_of_files_are_safe_names_of_folders",),
    "control characters and halves of signs": (
        f"{WORDS}::test_signs_that_are_no_text_move_no_span",
        f"{WORDS}::test_a_content_file_holds_text_only",
    ),
    "turned text, look-alike digits": (
        f"{WORDS}::test_no_sign_turns_a_number",
        f"{WORDS}::test_digits_of_other_scripts_say_their_value_or_nothing",
    ),
    "patterns that never end": (f"{WORDS}::test_no_pattern_takes_more_than_its_share",),
    "input that is too much": (
        f"{FILES}::test_what_is_over_a_limit_is_named",
        f"{FILES}::test_time_and_memory_of_a_command_are_limited",
        "test_bad_input.py::test_a_source_that_cannot_be_read",
    ),
    "addresses that are fetched": (f"{REACH}::test_no_file_is_read_and_no_connection_opened",),
    "a model that obeys an attacker": (
        "unit/translators/test_machine.py::test_of_a_thousand_malicious_replies_none_gets_in",
        "unit/translators/providers/test_openai.py::test_no_redirect_is_followed",
    ),
    "secrets in messages and files": (
        "unit/translators/providers/test_openai.py::test_the_key_is_never_shown",
        f"{REACH}::test_nothing_of_the_machine_is_in_the_files",
    ),
    "a cluster that anybody can use": (
        "unit/batch/test_cluster.py::test_a_scheduler_that_anybody_can_use_is_refused",
        "unit/batch/test_cluster.py::test_workers_that_are_not_alike_are_refused",
    ),
    "a cache that somebody changed": (
        "unit/batch/test_store.py::test_a_damaged_entry_is_none_and_is_removed",
        "unit/batch/test_store.py::test_verify_finds_what_is_damaged",
    ),
    "files torn by a stop or a broken disk": ("test_faults.py::test_every_call_of_the_writer_may_fail",),
}


@pytest.mark.parametrize("threat", THREATS)
def test_each_threat_has_its_tests(threat: str) -> None:
    """Every test that the table names is there."""
    for name in THREATS[threat]:
        file, _, test = name.partition("::")
        tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))

        assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, name
