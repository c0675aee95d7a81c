//! Files → model: everything people write is read and checked here, every problem in one run. Native only.

pub mod fields;
pub mod figures;
pub mod problem;
