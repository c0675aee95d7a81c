use crate::Outcome;
pub fn shots(_args: &[String]) -> Outcome {
    Ok(())
}
