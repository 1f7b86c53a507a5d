"""Phrases that the demonstration tells its quarter with."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    "demo.issued": _S(
        "01.09.2020: створено {count:форму,форми,форм} для підрозділів.",
        "01.09.2020: {count:template,templates} for the departments.",
    ),
    "demo.returned": _S(
        "14.09.2020: надійшов звіт УЖКГМ, у якому {count:помилка,помилки,помилок}; звіт із позначеними помилками "
        "повернуто на доопрацювання.",
        "14.09.2020: УЖКГМ sent a report with {count:error,errors}; a marked copy goes back.",
    ),
    "demo.on_time": _S(
        "16.09.2020: прийнято {count:звіт,звіти,звітів}.", "16.09.2020: {count:report,reports} accepted."
    ),
    "demo.last_day": _S(
        "17.09.2020, останній день: прийнято {count:звіт,звіти,звітів}; серед них виправлений звіт УЖКГМ і звіт "
        "відділу молоді та спорту про те, що заходи не проводились.",
        "17.09.2020, the last day: {count:report,reports} accepted, the corrected one of УЖКГМ and a nil report among "
        "them.",
    ),
    "demo.summary": _S(
        "18.09.2020: складено зведену інформацію для міського голови; поліція ще не звітувала, її названо першою.",
        "18.09.2020: the consolidated workbook for the mayor; the police has not reported and stands first.",
    ),
    "demo.late": _S(
        "21.09.2020: надійшов звіт поліції; його прийнято із запізненням, зведену інформацію оновлено.",
        "21.09.2020: the police's report is accepted late; the consolidated workbook is renewed.",
    ),
    "demo.where": _S(
        "Подивіться, що вийшло.\nЗведена інформація для міського голови:\n  {workbook}\n"
        "Форми, надіслані підрозділам:\n  {forms}\nУся робоча папка; у ній можна працювати далі:\n  {folder}",
        "Look at what came of it.\nThe consolidated workbook for the mayor:\n  {workbook}\n"
        "The templates of the departments:\n  {forms}\nThe whole workspace, to go on with:\n  {folder}",
    ),
}
