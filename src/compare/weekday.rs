//! Days that do not fall on the weekday they are given: the calendar contradicts them, and one article is enough.

use super::Weighed;
use crate::finding::Cause;
use crate::statement::Statement;
use crate::tally;
use crate::value::Value;

/// Weighs statements that name the weekday of one day.
pub(super) fn weigh(statements: &[Statement]) -> Weighed {
    let wrong = |statement: &Statement| matches!(statement.value, Value::NamedDay(day) if !day.falls_together());
    let dissent: Vec<usize> = (0..statements.len()).filter(|&at| wrong(&statements[at])).collect();
    let right = statements.iter().filter(|statement| !wrong(statement));
    let mut weighed = Weighed { shared: tally::count(right), ..Weighed::default() };
    if let Some(Value::NamedDay(day)) = dissent.first().map(|&at| &statements[at].value) {
        weighed.cause = Some(Cause::Weekday);
        weighed.note = format!("{} was a {:?}", day.day, day.day.weekday());
    }
    Weighed { dissent, ..weighed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::tests::statement;
    use crate::value::NamedDay;
    use jiff::civil::date;

    #[test]
    fn the_calendar_is_the_majority() {
        for (weekdays, want, note) in [
            (vec![3], vec![0], "2010-09-10 was a Friday"),
            (vec![4], vec![], ""),
            (vec![3, 3, 4], vec![0, 1], "2010-09-10 was a Friday"),
        ] {
            let named = |&weekday: &i8| Value::NamedDay(NamedDay { day: date(2010, 9, 10), weekday });
            let statements: Vec<Statement> = weekdays.iter().map(|day| statement("a", "", named(day))).collect();
            let weighed = weigh(&statements);
            assert_eq!((weighed.dissent, &*weighed.note), (want, note), "{weekdays:?}");
        }
    }
}
